using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Checks;

/// <summary>One thing that can be true or false of a played conversation. A new check is a new type and a line in <see cref="CheckList"/>.</summary>
internal interface ICheck
{
    /// <summary>Unique; stands in reports.</summary>
    string Name { get; }

    /// <summary>Whether it looks at every case, asked or not. A case that only such checks look at proves nothing.</summary>
    bool IsStanding { get; }

    /// <summary>What is not as it must be, in words for a support manager; none: all is well; null: there is nothing to look at.</summary>
    /// <exception cref="CheckImpossibleException">It cannot be told: neither passed nor failed.</exception>
    ValueTask<IReadOnlyList<string>?> ProblemsAsync(PlayedCase played, CancellationToken cancellationToken);
}

/// <summary>A check that cannot be made now. The message says what is missing.</summary>
internal sealed class CheckImpossibleException(string message) : Exception(message);

[JsonConverter(typeof(JsonStringEnumConverter<CheckOutcome>))]
public enum CheckOutcome
{
    [JsonStringEnumMemberName("passed")]
    Passed,

    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Nobody can say: no criteria, or an evaluator that broke. Never a pass.</summary>
    [JsonStringEnumMemberName("inconclusive")]
    Inconclusive,
}

/// <param name="Check">The check's name.</param>
/// <param name="Problems">What was not as it must be, or why it cannot be told.</param>
public sealed record CheckResult(string Check, CheckOutcome Outcome, ImmutableArray<string> Problems);
