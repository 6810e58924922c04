using Assistant.Evals.Cases;
using Assistant.Evals.Playing;
using Assistant.Evals.Stages;
using Microsoft.Extensions.AI;

namespace Assistant.Evals.Simulation;

/// <summary>A shopper whose next message a model writes. It writes and nothing else: code counts the goals, the turns and the characters.</summary>
internal sealed class ModelScript(IChatClient model, ShopperPrompt prompt, SimulatedShopper shopper, int seed) : IShopperScript
{
    private const int LongestMessage = 600;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>For each goal its tries and as many messages in which something is told, and one for thanks.</summary>
    private readonly int _mostTurns = Math.Min(30, shopper.Goals.Length * 2 * (shopper.Patience + 1) + 1);

    private readonly GoalList _goals = new(shopper.Goals);
    private readonly List<ChatMessage> _talk = [new(ChatRole.System, prompt.For(shopper))];
    private int _turns;

    public GoalsReached? Goals => _goals.Count(askedForPerson: false);

    public async ValueTask<CaseTurn?> NextAsync(PlayedTurn? last, CancellationToken cancellationToken)
    {
        if (last is not null)
            Hear(last);

        // The shop is the one who speaks to the model: what it says is shown to it, never obeyed by code.
        if (last is not null && _goals.Current is null || _turns++ >= _mostTurns)
            return null;

        _talk.Add(new ChatMessage(ChatRole.User, last is null ? "(The chat window is open. Write your first message.)" : last.Answer.Text));
        var written = await WriteAsync(cancellationToken);
        _talk.Add(new ChatMessage(ChatRole.Assistant, written));
        return written.Contains(ShopperPrompt.Leaves, StringComparison.OrdinalIgnoreCase) ? null : new CaseTurn { Types = written };
    }

    private void Hear(PlayedTurn last)
    {
        if (!_goals.Hear(last))
            _goals.ChangeMind();
    }

    private async Task<string> WriteAsync(CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        try
        {
            var response = await model.GetResponseAsync(_talk, new ChatOptions { Seed = shopper.Seed + seed, MaxOutputTokens = 200 }, deadline.Token);
            return response.Text.Trim() switch
            {
                "" => throw new EvalSetupException("The model that plays the shopper wrote nothing."),
                var text => text.Length > LongestMessage ? text[..LongestMessage] : text,
            };
        }
        catch (Exception fault) when (fault is not EvalSetupException && !cancellationToken.IsCancellationRequested)
        {
            // What breaks here says nothing about the product: the case is inconclusive.
            throw new EvalSetupException($"The model that plays the shopper did not answer: {fault.GetType().Name}: {fault.Message}", fault);
        }
    }
}
