using System.Diagnostics;
using Assistant.Core.Actions;

namespace Assistant.BotFramework.Activities;

/// <summary>Gives an intended write its place on the wire: data for clients that draw its card, a common card for those that do not know it.</summary>
internal static class ActionMapping
{
    public const string Confirm = "confirm";
    public const string Decline = "decline";

    public static ActionData Data(ActionNote note) => new()
    {
        Id = note.Id.Value,
        Kind = note.Kind,
        State = Name(note.State),
        Order = note.Order?.Value,
        Lines = [.. note.Summary.Lines.Select(line => new ActionDataLine(line.Id.Value, line.Title, line.Quantity, line.Amount?.Minor, line.Note))],
        Amount = note.Summary.Amount?.Minor,
        Currency = Currency(note.Summary),
        RefundTo = note.Summary.RefundTo,
        ExpiresAt = WireTime.Of(note.ExpiresAt),
        Code = note.State is ActionNoteState.Proposed ? note.Code : null,
        Facts = note.Summary.Facts.IsEmpty ? null : [.. note.Summary.Facts.Select(fact => new ActionDataFact(fact.Label, fact.Value))],
    };

    /// <param name="shownAt">When the message with the card was said: everybody reads the same card, wherever their clock stands.</param>
    public static Attachment Attachment(ActionNote note, DateTimeOffset shownAt) => new(
        HeroCard.ContentType,
        new HeroCard(ActionWords.Title(note), Subtitle: null, MarkdownText.Of(Text(note, shownAt), [], _ => ""))
        {
            Buttons = [Button("Confirm", Confirm, note.Id), Button("Decline", Decline, note.Id)],
        });

    private static string Text(ActionNote note, DateTimeOffset shownAt)
    {
        var minutes = (int)Math.Max(1, Math.Round((note.ExpiresAt - shownAt).TotalMinutes));
        var items = string.Join('\n', ActionWords.Lines(note).Select(line => $"- {line}"));
        var code = note.Code is { } typed ? $"Type {typed} to confirm, or press a button. " : "";
        return $"{items}\n\n{code}Nothing changes until you confirm, within {minutes} {(minutes is 1 ? "minute" : "minutes")}.";
    }

    private static MessageBack Button(string title, string choice, ActionId id) => new(title, new ClickValue(choice, id.Value), title);

    private static string? Currency(ActionSummary summary) =>
        summary.Amount?.Currency ?? summary.Lines.Select(line => line.Amount?.Currency).FirstOrDefault(currency => currency is not null);

    private static string Name(ActionNoteState state) => state switch
    {
        ActionNoteState.Proposed => "proposed",
        ActionNoteState.NeedsApproval => "needsApproval",
        ActionNoteState.Succeeded => "succeeded",
        ActionNoteState.Rejected => "rejected",
        ActionNoteState.Unknown => "unknown",
        ActionNoteState.Expired => "expired",
        ActionNoteState.Declined => "declined",
        ActionNoteState.Withdrawn => "withdrawn",
        _ => throw new UnreachableException(),
    };
}
