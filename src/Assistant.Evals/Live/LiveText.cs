using System.Globalization;

namespace Assistant.Evals.Live;

/// <summary>Live quality as a person reads it in a terminal.</summary>
internal static class LiveText
{
    private const int MostIntents = 12;

    public static IEnumerable<string> Lines(LiveReport report) =>
    [
        Text($"{report.Now.Period.From:yyyy-MM-dd HH:mm} to {report.Now.Period.Before:yyyy-MM-dd HH:mm} UTC: {report.Now.Sampled} of {report.Now.Started} conversations looked at, {report.Now.Turns} answers; {report.Now.WithoutConsent} may not be looked at"),
        Text($"the period before: {report.Before.Sampled} of {report.Before.Started} conversations, {report.Before.Turns} answers"),
        "",
        .. report.Now.Rates.Zip(report.Before.Rates, (now, before) => Text($"{now.Name,-38} {now.Share}{(before.Of > 0 ? Text($", before {before.Share.Value:P1}") : "")}")),
        Text($"{"claims that rest on unrecorded tools",-38} {report.Now.UnknownClaims}"),
        Text($"{"turns per conversation",-38} {report.Now.TurnsPerConversation:0.00}, before {report.Before.TurnsPerConversation:0.00}"),
        Text($"{"milliseconds for a turn",-38} {report.Now.MedianMilliseconds:0.0} (p95 {report.Now.P95Milliseconds:0.0}), before {report.Before.MedianMilliseconds:0.0} (p95 {report.Before.P95Milliseconds:0.0})"),
        "",
        .. report.Now.Intents.OrderByDescending(intent => intent.Value).ThenBy(intent => intent.Key, StringComparer.Ordinal).Take(MostIntents)
            .Select(intent => Text($"{intent.Key,-38} {intent.Value}, before {report.Before.Intents.GetValueOrDefault(intent.Key)}")),
        "",
        .. report.Alarms.IsEmpty ? ["Nothing moved more than chance would."] : report.Alarms.Select(alarm => $"Alarm: {alarm}"),
    ];

    /// <summary>A conversation to judge: redacted, and without what code made of it, which would lead the eye.</summary>
    public static IEnumerable<string> Lines(LiveConversation conversation) =>
    [
        Text($"{conversation.Id}, {conversation.StartedAt:yyyy-MM-dd HH:mm} UTC{(conversation.IsHandedOff ? ", handed off" : "")}"),
        .. conversation.Turns.SelectMany(turn => new[]
        {
            "",
            $"shopper:   {TranscriptRedaction.Redact(turn.Shopper)}",
            $"assistant: {TranscriptRedaction.Redact(turn.Answer.Text)}",
        }.Concat(turn.Answer.Citations.Select(citation => Text($"           [{citation.Number}] {citation.Page}#{citation.Anchor}")))),
    ];

    public static string Line(AgreementRow row) =>
        Text($"{row.First} and {row.Second}: {row.Agreed} of {row.Of} alike, kappa {(row.Kappa is { } kappa ? Text($"{kappa:0.00}") : "not defined")}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
