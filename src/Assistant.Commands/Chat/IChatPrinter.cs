using Assistant.BotFramework.Activities;
using Assistant.Commands.Output;
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
internal sealed class ReadableChat(bool suggest) : IChatPrinter
{
    public string? Print(ConversationEvent e) => e switch
    {
        AssistantSpoke { Message: { Speaker: Speaker.System } message } => $"({MessageText.Of(message)})\n",
        AssistantSpoke { Message: var message } => $"{MessageText.Of(message)}\n{Suggestions(message)}",
        PersonSpoke spoke => TerminalText.Clean($"{spoke.Person}: {spoke.Text}\n"),
        _ => null,
    };

    private string Suggestions(OutgoingMessage message) => suggest && !message.Suggestions.IsEmpty
        ? TerminalText.Clean($"\n  {string.Join("  ·  ", message.Suggestions)}\n")
        : "";
}

/// <summary>For programs: every activity of the conversation as Direct Line sends it, the shopper's own included.</summary>
internal sealed class ActivityChat(ActivityLines lines) : IChatPrinter
{
    public string? Print(ConversationEvent e) => lines.Write(e);
}
