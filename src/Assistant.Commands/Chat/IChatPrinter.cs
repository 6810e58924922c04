using System.Globalization;
using Assistant.BotFramework.Activities;
using Assistant.Commands.Output;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Commands.Chat;

/// <summary>Gives an event of a conversation the form in which a terminal shows it.</summary>
internal interface IChatPrinter
{
    /// <summary>What to print, or null for what is not shown. Asked once for every event, in order.</summary>
    string? Print(ConversationEvent e);
}

/// <summary>For reading: what the shopper is told. What they typed stands on their screen already.</summary>
/// <param name="suggest">Whether to show short replies that a person may type.</param>
/// <param name="zone">Where the person at the terminal lives, for times.</param>
internal sealed class ReadableChat(bool suggest, TimeZoneInfo zone) : IChatPrinter
{
    private readonly Dictionary<ActionId, Proposal> _open = [];

    public string? Print(ConversationEvent e)
    {
        Note(e);
        return e switch
        {
            AssistantSpoke { Message: { Speaker: Speaker.System } message } => $"({MessageText.Of(message, HowToConfirm)})\n",
            AssistantSpoke { Message: var message } => $"{MessageText.Of(message, HowToConfirm)}\n{Suggestions(message)}",
            PersonSpoke spoke => TerminalText.Clean($"{spoke.Person}: {spoke.Text}\n"),
            _ => null,
        };
    }

    /// <summary>Which actions wait for the shopper.</summary>
    private void Note(ConversationEvent e)
    {
        if (e is ActionProposed { Proposal: var proposal })
        {
            _open[proposal.Id] = proposal;
        }
        else if (e is OfAction { Action: var id } and not StepUpIssued)
        {
            _open.Remove(id);
        }
    }

    /// <summary>A bare "yes" is offered only where it counts: it means the one card that waits, and proves nothing anew.</summary>
    private string HowToConfirm(ActionNote action)
    {
        var yes = _open.Count is 1 && _open.TryGetValue(action.Id, out var proposal) && !proposal.StepUp ? " (or: yes)" : "";
        var until = TimeZoneInfo.ConvertTime(action.ExpiresAt, zone).ToString("HH:mm", CultureInfo.InvariantCulture);
        return action.Code is { } code ? $"Type {code}{yes} to confirm, no to decline; until {until}." : $"To be confirmed until {until}.";
    }

    private string Suggestions(OutgoingMessage message) => suggest && !message.Suggestions.IsEmpty
        ? TerminalText.Clean($"\n  {string.Join("  ·  ", message.Suggestions)}\n")
        : "";
}

/// <summary>For programs: every activity of the conversation as Direct Line sends it, the shopper's own included.</summary>
internal sealed class ActivityChat(ActivityLines lines) : IChatPrinter
{
    public string? Print(ConversationEvent e) => lines.Write(e);
}
