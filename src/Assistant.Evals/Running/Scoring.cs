using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Evals.Cases;
using Assistant.Evals.Checks;
using Assistant.Evals.Metrics;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Running;

/// <summary>Makes of the repeats of a case what a run keeps.</summary>
internal static class Scoring
{
    public static CaseScore Score(CaseFile file, IReadOnlyList<(PlayedCase Played, CheckOutcome Outcome, ImmutableArray<CheckResult> Results)> repeats)
    {
        var passed = repeats.Count(repeat => repeat.Outcome is CheckOutcome.Passed);
        var shown = repeats.FirstOrDefault(repeat => repeat.Outcome is CheckOutcome.Failed) is { Played: not null } failed ? failed
            : repeats.FirstOrDefault(repeat => repeat.Outcome is CheckOutcome.Inconclusive) is { Played: not null } unclear ? unclear
            : repeats[0];
        return Score(file, shown.Outcome, passed, repeats.Count, Transcript(shown.Played), shown.Results) with
        {
            Tallies = [.. repeats.SelectMany(repeat => MetricList.Measure(repeat.Played, repeat.Outcome))],
            Findings = [.. MetricFindings.Of(shown.Played)],
            Brains = [.. repeats.SelectMany(repeat => repeat.Played.Turns).Select(turn => turn.Record?.Brain).OfType<string>().Distinct()],
        };
    }

    /// <summary>A case that could not be played at all.</summary>
    public static CaseScore Unplayable(CaseFile file, int repeats, string why) => Score(
        file, CheckOutcome.Inconclusive, 0, repeats, new Transcript { Turns = [] }, [new CheckResult("stage", CheckOutcome.Inconclusive, [why])]);

    /// <summary>Hash of a case's text.</summary>
    public static string TextOf(EvalCase scored) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CaseJson.Write(scored))))[..12];

    private static CaseScore Score(
        CaseFile file, CheckOutcome outcome, int passed, int repeats, Transcript transcript, ImmutableArray<CheckResult> checks) => new()
        {
            Id = file.Case.Id,
            Suite = file.Suite,
            Purpose = file.Case.Purpose,
            MustPass = file.Case.MustPass,
            Policies = file.Case.Policies,
            Intents = file.Case.Intents,
            Outcome = outcome,
            Passed = passed,
            Repeats = repeats,
            Text = TextOf(file.Case),
            Transcript = transcript,
            Checks = checks,
        };

    private static Transcript Transcript(PlayedCase played) => new()
    {
        Turns = [.. played.Turns.Select(Turn)],
        BrokeOff = played.BrokeOff,
        Handoff = played.Handoff is { } packet ? [.. Lines(packet)] : [],
        ShopChanges = played.Changed is { } changed ? [.. changed.Select(change => $"{change.Kind.ToString().ToLowerInvariant()} {change.Id}")] : [],
    };

    private static TranscriptTurn Turn(PlayedTurn turn) => new()
    {
        Shopper = turn.Shopper,
        Answer = turn.Answer.Text,
        Intent = turn.Record?.Intent,
        Outcome = turn.Record?.Outcome,
        Cited = [.. turn.Answer.Citations.Select(citation => $"{citation.Page}#{citation.Anchor}")],
        Tools = turn.Record is { } record ? [.. record.ToolCalls.Select(call => $"{call.Tool}: {call.Outcome}")] : [],
        Cards =
        [
            .. turn.Answer.Cards.Select(card => card switch
            {
                Card.OrderCard order => $"order {order.Order}",
                Card.ProductCard product => $"product {product.Title}, {product.Price}",
                _ => throw new System.Diagnostics.UnreachableException(),
            }),
            .. turn.Answer.Action is { } told ? [Change(told)] : (string[])[],
        ],
        Suggestions = turn.Answer.Suggestions,
    };

    private static string Change(ActionNote told) => string.Join("; ", [$"{ActionWords.Title(told)} ({ActionWords.State(told.State)})", .. ActionWords.Lines(told)]);

    private static IEnumerable<string> Lines(Packet packet) =>
    [
        $"reason: {packet.Reason}",
        $"intent: {packet.Intent ?? "unknown"}",
        $"summary: {packet.Summary}",
        $"open question: {packet.OpenQuestion}",
        $"identity: {packet.Identity}",
        .. packet.Orders.Select(order => $"order: {order}"),
        .. packet.Tried.Select(tried => $"tried: {tried}"),
        .. packet.Sources.Select(source => $"source: {source.Split('@')[0]}"),
        $"messages: {packet.Transcript.Length}",
    ];
}
