namespace Assistant.Evals.Stages;

/// <summary>The stages of a run, each opened when its first case comes.</summary>
internal sealed class StageSet(StageOptions options) : IAsyncDisposable
{
    private readonly Dictionary<StageKey, Task<Stage>> _stages = [];
    private readonly Lock _opening = new();

    public string Release => Opened?.Release.Id.Value ?? "none";

    public string Prompts => Opened?.PromptHash ?? "none";

    /// <summary>One with the product's own pages, where there is one.</summary>
    private Stage? Opened => _stages.OrderBy(stage => stage.Key.Pages, StringComparer.Ordinal).Select(stage => stage.Value).FirstOrDefault(stage => stage.IsCompletedSuccessfully)?.Result;

    /// <exception cref="EvalSetupException">The stage's shop cannot be made.</exception>
    public Task<Stage> OpenAsync(StageKey key, CancellationToken cancellationToken)
    {
        lock (_opening)
        {
            if (!_stages.TryGetValue(key, out var stage))
                _stages.Add(key, stage = Task.Run(() => Stage.OpenAsync(options, key, cancellationToken), cancellationToken));

            return stage;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var stage in _stages.Values)
        {
            await ((Task)stage).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stage.IsCompletedSuccessfully)
                await (await stage).DisposeAsync();
        }
    }
}
