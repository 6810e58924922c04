using System.Collections.Immutable;
using System.Security.Cryptography;
using Assistant.Core.Conversations;
using Assistant.Core.Policy;
using Assistant.Core.Shop;
using Assistant.Core.Tools;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Actions;

/// <summary>Makes a planned write an intended one: gives it its id, its code and its time, and draws its card.</summary>
public sealed class Proposals(ActionReplies words, Limits limits)
{
    // Without letters and digits that look alike, and without vowels, so that no code is a word.
    private const string CodeLetters = "BCDFGHJKLMNPQRSTVWXZ23456789";
    private const int CodeLength = 4;

    /// <summary>Whether this conversation has been shown as many cards as it may.</summary>
    public bool AreExhausted(Conversation conversation, PlannedWrite planned, DateTimeOffset now)
    {
        var order = (planned.Plan.Command as ShopCommand.OnOrder)?.Order;
        var others = conversation.Actions.Count(action => action.IsOpen && action.Proposal.Order != order);
        return others >= limits.OpenActions || conversation.Actions.Count(action => action.ProposedAt > now.AddHours(-1)) >= limits.ActionsProposedPerHour;
    }

    /// <param name="lead">What is said before it, such as that the order has changed; null for nothing.</param>
    /// <exception cref="InvalidOperationException">The shopper has proved nothing.</exception>
    public ActionEnding Propose(Conversation conversation, PlannedWrite planned, ToolContext context, string? lead = null)
    {
        var owner = context.Identity.OrderOwner ?? throw new InvalidOperationException("A write is planned for a shopper who has proved nothing.");
        var proposal = new Proposal(ActionId.New(), planned.Tool, planned.Arguments, planned.Plan.Command, owner)
        {
            Release = context.Release.Id,
            Summary = planned.Plan.Summary,
            NeedsApproval = planned.Plan.NeedsApproval,
            StepUp = planned.Plan.StepUp,
            Rules = Rules(planned.Plan.Decision),
            Code = RandomNumberGenerator.GetString(CodeLetters, CodeLength),
            ExpiresAt = context.Now + limits.ActionLifetime,
        };
        var replaced = OpenCards.ReplacedBy(conversation, proposal).ToList();
        return new ActionEnding(words.Card(proposal, planned.Plan.Decision, context.Sources, lead))
        {
            Events = [.. replaced.Select(action => new ActionWithdrawn(action.Id, WithdrawnBecause.Replaced) { At = context.Now })],
            Notices = [.. replaced.Select(action => words.Withdrawn(action.Proposal, WithdrawnBecause.Replaced))],
            Proposed = new ActionProposed(proposal) { At = context.Now },
        };
    }

    public static ImmutableArray<string> Rules(Decision? decision) => decision is null
        ? []
        : [.. decision.Grounds.Concat(decision.Lines.SelectMany(line => line.Grounds)).Select(ground => ground.Rule?.Id.Value).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
}
