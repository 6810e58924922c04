using System.Globalization;
using Assistant.Commands.Output;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;

namespace Assistant.Commands.Handoffs;

/// <summary>Shows one handoff to the person who takes it.</summary>
internal sealed class HandoffPage(CommandIo io, IRuntimeProvider runtime)
{
    public async Task<int> WriteAsync(HandoffId id, bool asJson, CancellationToken cancellationToken)
    {
        var product = await runtime.OpenAsync(cancellationToken);
        if (await product.Handoffs.FindAsync(id, cancellationToken) is not { } handoff)
        {
            await io.TellAsync(DeskWork.UnknownHandoff(id), cancellationToken);
            return ExitCode.Failed;
        }

        var conversation = await product.Conversations.FindAsync(handoff.Conversation, cancellationToken);
        var row = await HandoffRow.ReadAsync(product, handoff, cancellationToken);
        var transcript = (conversation?.Transcript ?? []).Select(Line.Of).ToList();
        if (asJson)
        {
            await io.WriteLineAsync(
                CommandJson.Write(new { row.Id, row.Conversation, row.QueuedAt, row.Attendant, row.Packet, Transcript = transcript }), cancellationToken);
            return ExitCode.Good;
        }

        foreach (var line in Packet(row).Concat(["", .. transcript.Select(said => $"{said.At:yyyy-MM-dd HH:mm} {said.Speaker}: {said.Text}")]))
        {
            await io.WriteLineAsync(TerminalText.Clean(line), cancellationToken);
        }

        return ExitCode.Good;
    }

    private static IEnumerable<string> Packet(HandoffRow row) =>
    [
        $"Handoff    {row.Id} ({row.Attendant}), since {row.QueuedAt.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)}",
        $"Reason     {row.Packet.Reason}{(row.Packet.Topic is { } topic ? $" ({topic})" : "")}",
        $"Summary    {row.Packet.Summary}",
        $"Question   {row.Packet.OpenQuestion}",
        $"Shopper    {row.Packet.Customer ?? $"{row.Packet.Identity}"}",
        .. Listed("Orders", row.Packet.Orders),
        .. Listed("Tried", row.Packet.Tried),
        .. Listed("Sources", row.Packet.Sources),
    ];

    private static IEnumerable<string> Listed(string label, IReadOnlyCollection<string> items) =>
        items.Count is 0 ? [] : [$"{label,-10} {string.Join(", ", items)}"];

    private sealed record Line(DateTimeOffset At, string Speaker, string Text)
    {
        public static Line Of(Utterance said) => new(said.At, said.Speaker?.ToString().ToLowerInvariant() ?? "shopper", said.Text);
    }
}
