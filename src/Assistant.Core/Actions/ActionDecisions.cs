using System.Collections.Frozen;
using Assistant.Core.Conversations;
using Assistant.Core.Text;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Actions;

/// <summary>Reads whether a shopper's message confirms or declines an intended write: a click, the code on a card, or a plain "yes" right below the only card.</summary>
public static class ActionDecisions
{
    // Closed on purpose: whatever else agreement may look like, it does not move money.
    private static readonly FrozenSet<string> Yes =
    [
        "yes", "y", "yes please", "yes, please", "yep", "yeah", "yes confirm", "yes, confirm", "confirm", "confirmed", "i confirm", "ok", "okay", "yes do it",
        "ja", "ja bitte", "ja graag", "oui", "sí", "si", "sim", "tak", "evet", "да", "是", "はい", "نعم",
    ];

    private static readonly FrozenSet<string> No =
    [
        "no", "n", "no thanks", "no thank you", "no, thanks", "nope", "decline", "don't", "do not", "stop", "no don't", "no, don't", "cancel that", "leave it",
        "nein", "nein danke", "nee", "non", "não", "nej", "nie", "hayır", "нет", "不", "いいえ", "لا",
    ];

    /// <summary>Null for a message that a brain answers.</summary>
    public static ShopperDecision? Of(Conversation conversation, ShopperSpoke message)
    {
        if (message.Click is { } click)
        {
            return Of(conversation, click);
        }

        if (message.StepUp is { } attempt && conversation.FindAction(attempt.Action) is { } proved)
        {
            return attempt.Outcome is CodeOutcome.Accepted ? new ShopperDecision.Confirm(proved, ConfirmedBy.StepUp) : new ShopperDecision.WrongCode(proved);
        }

        var words = TextFolding.Fold(message.Text).Trim().TrimEnd('.', '!').TrimEnd();
        return OfCode(conversation, words) ?? OfWord(conversation, message, words);
    }

    private static ShopperDecision Of(Conversation conversation, ActionClick click) =>
        !ActionId.TryParse(click.ActionId, out var id) || conversation.FindAction(id) is not { } action ? new ShopperDecision.NoSuchCard()
        : click.Decision is "confirm" ? new ShopperDecision.Confirm(action, ConfirmedBy.Click)
        : new ShopperDecision.Decline(action);

    private static ShopperDecision.Confirm? OfCode(Conversation conversation, string words)
    {
        var typed = words.StartsWith("confirm ", StringComparison.Ordinal) ? words["confirm ".Length..] : words;
        return conversation.Actions.FindLast(action => typed.Equals(action.Proposal.Code, StringComparison.OrdinalIgnoreCase)) is { } action
            ? new ShopperDecision.Confirm(action, ConfirmedBy.Code)
            : null;
    }

    /// <summary>
    /// A word counts where exactly one card is open. "Yes" has to be written by somebody whose client had shown that card last; "no" harms
    /// nobody, so that it is enough if the card was the last thing said.
    /// </summary>
    private static ShopperDecision? OfWord(Conversation conversation, ShopperSpoke message, string words)
    {
        var open = conversation.Actions.FindAll(action => IsAwaited(action, message));
        if (open.IsEmpty || !(Yes.Contains(words) || No.Contains(words)))
        {
            return null;
        }

        var newest = open[^1];
        var card = (newest.State as ActionState.Shown)?.Sequence;
        var isBelow = card is null || LastSaid(conversation, message.Sequence) == card;
        if (No.Contains(words))
        {
            return open.Count is 1 && isBelow ? new ShopperDecision.Decline(newest) : null;
        }

        return card is null || (open.Count is 1 && message.Seen == card && !newest.Proposal.StepUp) ? new ShopperDecision.Confirm(newest, ConfirmedBy.Yes)
            : isBelow ? new ShopperDecision.Unclear(newest)
            : null;
    }

    /// <summary>Open, or confirmed by this very message in a turn that was begun before.</summary>
    private static bool IsAwaited(PendingAction action, ShopperSpoke message) => action.IsOpen || action.ConfirmedIn == message.Sequence;

    private static int? LastSaid(Conversation conversation, int before) =>
        conversation.Transcript.FindLast(said => said.Sequence < before && said.Speaker is Speaker.Assistant or Speaker.Person)?.Sequence;
}
