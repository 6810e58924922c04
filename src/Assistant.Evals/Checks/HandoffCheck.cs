using Assistant.Core.Handoffs;
using Assistant.Evals.Cases;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Checks;

/// <summary>Whether a person was called when one should have been, and received everything.</summary>
internal sealed class HandoffCheck() : PlainCheck("handoff")
{
    protected override IEnumerable<string>? Problems(PlayedCase played)
    {
        var expectsTurns = played.Turns.Where(turn => turn is { Expect.HandedOff: not null, HandedOff: not null }).ToList();
        return played.Case.Expect.Handoff is null && expectsTurns.Count is 0 ? null :
        [
            .. expectsTurns.Where(turn => turn.Expect!.HandedOff != turn.HandedOff)
                .Select(turn => $"turn {turn.Number}: {(turn.HandedOff is true ? "is handed off" : "is not handed off")}"),
            .. played.Case.Expect.Handoff is not { } expected ? []
                : played.Handoff is { } packet ? Problems(expected, packet)
                : ["no handoff was made"],
        ];
    }

    private static IEnumerable<string> Problems(HandoffExpectation expected, Packet packet) =>
    [
        .. Differs("reason", expected.Reason, SnakeCase(packet.Reason.ToString())),
        .. Differs("intent", expected.Intent, packet.Intent),
        .. Differs("identity", expected.Identity, packet.Identity.ToString().ToLowerInvariant() is "none" ? "visitor" : packet.Identity.ToString().ToLowerInvariant()),
        .. Missing("open question", expected.OpenQuestion, [packet.OpenQuestion]),
        .. Missing("orders", expected.Orders, packet.Orders),
        .. Missing("what was tried", expected.Tried, packet.Tried),
        .. Missing("transcript", expected.Transcript, packet.Transcript.Select(line => line.Text)),
        .. packet.Summary.Length is 0 ? ["the packet has no summary"] : (string[])[],
    ];

    private static IEnumerable<string> Differs(string field, string? expected, string? actual) =>
        expected is null || expected == actual ? [] : [$"the packet's {field} is {actual ?? "empty"}, not {expected}"];

    private static IEnumerable<string> Missing(string field, IEnumerable<string> expected, IEnumerable<string> actual) =>
        expected.Where(words => !actual.Any(text => TextMatch.Holds(text, words))).Select(words => $"{words} is not in the packet's {field}");

    internal static string SnakeCase(string name) =>
        string.Concat(name.Select((c, index) => char.IsUpper(c) && index > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
