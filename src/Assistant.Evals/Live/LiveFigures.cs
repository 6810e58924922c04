using System.Collections.Immutable;
using Assistant.Evals.Checks;
using Assistant.Evals.Metrics;

namespace Assistant.Evals.Live;

/// <summary>What can be said about recorded conversations without knowing what was expected.</summary>
public sealed record LiveFigures
{
    public required LivePeriod Period { get; init; }

    /// <summary>Conversations that were looked at, of how many that were started, and how many may not be looked at.</summary>
    public required int Sampled { get; init; }

    public required int Started { get; init; }

    public required int WithoutConsent { get; init; }

    public required int Turns { get; init; }

    /// <summary>Shares by name; each is worse one way, or neither.</summary>
    public required ImmutableArray<LiveRate> Rates { get; init; }

    /// <summary>Claims that may rest on what a tool told, which is not recorded.</summary>
    public required int UnknownClaims { get; init; }

    public required double TurnsPerConversation { get; init; }

    /// <summary>Of a turn, without the way to the shopper.</summary>
    public required double MedianMilliseconds { get; init; }

    public required double P95Milliseconds { get; init; }

    /// <summary>Turns by intent, ordered by name; <c>none</c> where the brain said none.</summary>
    public required ImmutableSortedDictionary<string, int> Intents { get; init; }

    internal static LiveFigures Of(LiveSample sample)
    {
        var turns = sample.Conversations.SelectMany(conversation => conversation.Turns).ToList();
        var claims = turns.SelectMany(turn => turn.Claims()).Select(judged => judged.Support).ToList();
        var supported = claims.Count(support => support is Support.Supported);
        var markers = turns.Select(turn => turn.Markers()).ToList();
        var questions = sample.Conversations.Select(conversation => conversation.Questions).ToList();
        var times = turns.Select(turn => turn.Record.Elapsed.TotalMilliseconds).Order().ToList();
        return new LiveFigures
        {
            Period = sample.Period,
            Sampled = sample.Conversations.Length,
            Started = sample.Started,
            WithoutConsent = sample.WithoutConsent,
            Turns = turns.Count,
            Rates =
            [
                new("groundedness", supported, supported + claims.Count(support => support is Support.Unsupported), HigherIsBetter: true),
                new("citation markers that lead somewhere", markers.Sum(pair => pair.Leading), markers.Sum(pair => pair.Of), HigherIsBetter: true),
                new("repeated questions", questions.Sum(pair => pair.Repeated), questions.Sum(pair => pair.Asked), HigherIsBetter: false),
                new("tone", turns.Count(turn => !Tone.Faults(turn.Answer.Text).Any()), turns.Count, HigherIsBetter: true),
                new("declined turns", turns.Count(turn => turn.IsDeclined), turns.Count, HigherIsBetter: null),
                new("conversations handed off", sample.Conversations.Count(conversation => conversation.IsHandedOff), sample.Conversations.Length, HigherIsBetter: null),
            ],
            UnknownClaims = claims.Count(support => support is Support.Unknown),
            TurnsPerConversation = sample.Conversations.IsEmpty ? 0 : Math.Round((double)turns.Count / sample.Conversations.Length, 2),
            MedianMilliseconds = At(0.5),
            P95Milliseconds = At(0.95),
            Intents = turns.GroupBy(turn => turn.Record.Intent ?? "none").ToImmutableSortedDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal),
        };

        double At(double share) => times.Count is 0 ? 0 : Math.Round(times[(int)Math.Ceiling(share * times.Count) - 1], 1);
    }
}

/// <summary>A share of recorded conversations, turns, claims or questions.</summary>
/// <param name="HigherIsBetter">Null where neither is: then a change either way is worth a look.</param>
public sealed record LiveRate(string Name, int Hits, int Of, bool? HigherIsBetter)
{
    internal Proportion Share => new(Hits, Of);
}
