using System.Globalization;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Text;
using Microsoft.Extensions.AI;

namespace Assistant.Core.Turns;

/// <summary>Makes what a brain is shown from stored events alone: one system message first, then what was said.</summary>
public sealed class PromptBuilder(ShopFacts shop, Limits limits)
{
    private const int ActionsShown = 5;

    public List<ChatMessage> Build(Turn turn)
    {
        var messages = new List<ChatMessage> { new(ChatRole.System, System(turn)) };
        BrainNotes.SetPrompts(messages[0], turn.Release.Prompts);
        var first = turn.Questions.IsEmpty ? int.MaxValue : turn.Questions[0].Sequence;
        messages.AddRange(SaidBefore(first, turn.Conversation).Select(Message));
        if (turn.Conversation.BrainState is { } state && messages.FindLast(message => message.Role == ChatRole.Assistant) is { } last)
        {
            BrainNotes.SetState(last, state);
        }

        messages.AddRange(turn.Questions.Where(question => question.Text.Length > 0).Select(question => Question(question, IsSpent(turn))));
        if (!turn.Conversation.Actions.IsEmpty)
        {
            BrainNotes.SetActions(messages[^1], [.. turn.Conversation.Actions.TakeLast(ActionsShown).Select(action => Note(action, turn))]);
        }

        if (turn.Conversation.Handoff is not null)
        {
            BrainNotes.SetQueued(messages[^1]);
        }

        return messages;
    }

    /// <summary>What was worked out for somebody else than the shopper has proved to be by now, a brain learns no more of than how it stands.</summary>
    private static ActionNote Note(PendingAction action, Turn turn) => ActionNote.Of(action) is var note && action.Proposal.Owner == turn.Identity.OrderOwner
        ? note with { Code = null }
        : note.WithoutDetails();

    /// <summary>The newest messages before one, oldest first.</summary>
    private List<Utterance> SaidBefore(int sequence, Conversation conversation)
    {
        // From the newest back, so that a long conversation costs no more than a short one.
        var said = new List<Utterance>();
        for (var i = conversation.Transcript.Count - 1; i >= 0 && said.Count < limits.MessagesShownToBrain; i--)
        {
            // A click without words has nothing to show.
            var utterance = conversation.Transcript[i];
            if (utterance.Sequence < sequence && utterance.Speaker is not Speaker.System && utterance.Text.Length > 0)
            {
                said.Add(utterance);
            }
        }

        said.Reverse();
        return said;
    }

    private string System(Turn turn) => turn.Release.Prompts.System
        .Replace("{shop}", shop.Name, StringComparison.Ordinal)
        .Replace("{today}", shop.LocalDay(turn.Now).ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{identity}", turn.Identity switch
        {
            ShopperIdentity.Customer => "signed in",
            ShopperIdentity.Guest(var order, _) => $"a guest who has proved order {order}",
            _ => "a visitor who has proved nothing",
        }, StringComparison.Ordinal)
        .Replace("{actions}", Actions(turn.Conversation), StringComparison.Ordinal);

    /// <summary>A brain may know what is open; the code that confirms it, it never learns.</summary>
    private static string Actions(Conversation conversation) => conversation.Actions.IsEmpty
        ? "None."
        : string.Join(' ', conversation.Actions.TakeLast(ActionsShown).Select(action =>
            $"{action.Proposal.Tool}{(action.Proposal.Order is { } order ? $" for order {order}" : "")}: {ActionNote.StateOf(action.State).ToString().ToLowerInvariant()}."));

    private static ChatMessage Message(Utterance utterance) => new(
        utterance.Speaker is null ? ChatRole.User : ChatRole.Assistant, VisibleText.Of(utterance.Text));

    private bool IsSpent(Turn turn) =>
        turn.Conversation.Code is { } code && (code.Tries >= limits.CodeTries || turn.Now >= code.ExpiresAt);

    private static ChatMessage Question(ConversationEvent.ShopperSpoke question, bool isSpent)
    {
        var text = VisibleText.Of(question.Text);
        var message = new ChatMessage(ChatRole.User, question.Code switch
        {
            { Outcome: CodeOutcome.Accepted } code => $"{text} (the shop has checked the code: right, order {code.Order} is open now)",
            { } when isSpent => $"{text} (the shop has checked the code: not right; no more tries are taken, a new code is needed)",
            { } => $"{text} (the shop has checked the code: not right)",
            null => text,
        });
        if (question.Code is { } attempt)
        {
            BrainNotes.SetCode(message, attempt);
            if (isSpent && attempt.Outcome is CodeOutcome.Rejected)
            {
                BrainNotes.SetCodeSpent(message);
            }
        }

        return message;
    }
}

/// <summary>What the assistant says of the shop itself: configuration section <c>Shop</c>.</summary>
/// <param name="TimeZone">Days begin and end here.</param>
/// <param name="Currency">Where a shopper names none.</param>
public sealed record ShopFacts(string Name, TimeZoneInfo TimeZone, string Currency)
{
    public DateOnly LocalDay(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZone).DateTime);
}
