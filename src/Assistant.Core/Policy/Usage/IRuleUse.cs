using Assistant.Core.Conversations;
using Assistant.Core.Policy.Rules;

namespace Assistant.Core.Policy;

/// <summary>Since when each rule is live and when it last decided something. Nothing of a shopper is in it.</summary>
/// <remarks>That a rule decided is read from the records of turns as they are stored.</remarks>
public interface IRuleUse
{
    /// <summary>Notes the rules that are live. One that is new is live since <paramref name="today"/>; what is known of others is forgotten.</summary>
    /// <exception cref="StorageUnavailableException">Nothing was noted; the next release, or the next start, does it.</exception>
    Task NoteLiveAsync(IReadOnlyCollection<RuleId> rules, DateOnly today, CancellationToken cancellationToken);

    /// <exception cref="StorageUnavailableException">It cannot be read now.</exception>
    Task<IReadOnlyList<RuleUse>> ListAsync(CancellationToken cancellationToken);
}

/// <summary>Days are those of UTC.</summary>
/// <param name="LiveSince">The first day since which it was live without a break.</param>
/// <param name="DecidedOn">The last day on which it decided something since then; null for none.</param>
public sealed record RuleUse(RuleId Rule, DateOnly LiveSince, DateOnly? DecidedOn);
