using Assistant.Core.Conversations;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy;
using Microsoft.Extensions.Logging;

namespace Assistant.Hosting;

/// <summary>Notes which rules are live whenever a release goes live, so that it can be told how long a rule has decided nothing.</summary>
internal sealed partial class RuleAges : IDisposable
{
    private readonly LiveKnowledge _knowledge;
    private readonly IRuleUse _uses;
    private readonly TimeProvider _time;
    private readonly ILogger<RuleAges> _logger;

    public RuleAges(LiveKnowledge knowledge, IRuleUse uses, TimeProvider time, ILogger<RuleAges> logger)
    {
        (_knowledge, _uses, _time, _logger) = (knowledge, uses, time, logger);
        _knowledge.Reloaded += OnReloaded;
    }

    public void Dispose() => _knowledge.Reloaded -= OnReloaded;

    /// <summary>Notes the rules of the release that is live. What cannot be noted now is noted with the next release or start.</summary>
    public async Task NoteAsync(CancellationToken cancellationToken)
    {
        try
        {
            var rules = _knowledge.Current.Rules.Rules.Select(rule => rule.Id).ToList();
            await _uses.NoteLiveAsync(rules, DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime), cancellationToken);
        }
        catch (StorageUnavailableException fault)
        {
            NotNoted(fault.Message);
        }
    }

    private void OnReloaded(object? sender, ReloadOutcome outcome)
    {
        if (outcome is ReloadOutcome.Published)
        {
            // Nobody who publishes waits for it, and it ends before the storage does.
            _ = NoteAsync(CancellationToken.None);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Which rules are live could not be noted: {Fault}")]
    private partial void NotNoted(string fault);
}
