using System.Collections.Immutable;
using Assistant.Commands.Output;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Commands.Actions;

/// <summary>Shows one action: what it is, what decided, what happened to it and what followed.</summary>
internal sealed class ActionPage(CommandIo io, IRuntimeProvider runtime)
{
    public static string Unknown(ActionId id) => $"There is no action {id}. See assistant ops actions.";

    public async Task<int> WriteAsync(ActionId id, bool asJson, CancellationToken cancellationToken)
    {
        var product = await runtime.OpenAsync(cancellationToken);
        if (await product.Actions.FindAsync(id, cancellationToken) is not { } where
            || await ActionRow.ReadAsync(product, new DueAction(id, where), cancellationToken) is not { } row)
        {
            await io.TellAsync(Unknown(id), cancellationToken);
            return ExitCode.Failed;
        }

        var events = await product.Store.ReadAsync(where, afterPosition: 0, cancellationToken);
        ImmutableArray<Happening> history = [.. events.OfType<OfAction>().Where(e => e.Action == id).Select(Happening.Of)];
        var steps = await product.Actions.ListStepsAsync(id, cancellationToken);
        if (asJson)
        {
            await io.WriteLineAsync(CommandJson.Write(new { Action = row, History = history, Steps = steps }), cancellationToken);
            return ExitCode.Good;
        }

        foreach (var line in Lines(row, history, steps))
        {
            await io.WriteLineAsync(TerminalText.Clean(line), cancellationToken);
        }

        return ExitCode.Good;
    }

    private static IEnumerable<string> Lines(ActionRow row, ImmutableArray<Happening> history, ImmutableArray<ActionStep> steps) =>
    [
        $"Action     {row.Id} ({row.State})",
        $"Tool       {row.Tool}{(row.Order is { } order ? $" on {order}" : "")} in conversation {row.Conversation}",
        .. row.Lines.Select(line => $"Item       {line.Quantity} x {line.Title}{(line.Amount is { } amount ? $", {amount}" : "")}"),
        .. row.Amount is null ? (string[])[] : [$"Amount     {row.Money()}{(row.RefundTo is { } to ? $" to {to}" : "")}"],
        $"Decided    release {row.Release}{(row.Rules.IsDefaultOrEmpty ? "" : $": {string.Join(", ", row.Rules)}")}",
        .. history.Select(happening => $"{ActionCommands.Time(happening.At)}  {happening.What}{(happening.By is { } by ? $" by {by}" : "")}"),
        .. steps.Select(step => $"Step       {step.Purpose}: {Text(step)}"),
    ];

    private static string Text(ActionStep step) =>
        step.SentAt is { } at ? $"sent {ActionCommands.Time(at)}"
        : step.IsGivenUp ? $"given up after {step.Attempts} attempts"
        : step.Attempts > 0 ? $"waiting, {step.Attempts} attempts failed"
        : "waiting";

    /// <param name="What">Such as <c>action-confirmed</c>.</param>
    /// <param name="By">How the shopper confirmed, or which person of the shop decided.</param>
    private sealed record Happening(DateTimeOffset At, string What, string? By, string? Note)
    {
        public static Happening Of(OfAction e) => e switch
        {
            ActionConfirmed confirmed => new(e.At, EventJson.KindOf(e), $"{confirmed.By}".ToLowerInvariant(), Note: null),
            ActionApproved { By: var by } => new(e.At, EventJson.KindOf(e), by.Name, by.Note),
            ActionRefused { By: var by } => new(e.At, EventJson.KindOf(e), by.Name, by.Note),
            ActionSettled { By: var by } => new(e.At, EventJson.KindOf(e), by.Name, by.Note),
            _ => new(e.At, EventJson.KindOf(e), By: null, Note: null),
        };
    }
}
