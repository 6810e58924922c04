using System.Collections.Immutable;
using System.Globalization;
using Assistant.Core.Guardrails;
using Assistant.Core.Policy;
using Assistant.Core.Prompts;
using Assistant.Core.Shop;
using Assistant.Core.Tools;
using Assistant.Core.Turns;

namespace Assistant.Core.Actions;

/// <summary>What the product itself says of intended writes, from <c>prompts/replies/actions.yaml</c>, with the pages' own sentences cited.</summary>
public sealed class ActionReplies(Wording wording)
{
    private const int MostCited = 3;
    private const int MostTitles = 3;

    /// <summary>What a shopper should know before they confirm.</summary>
    private static readonly ImmutableArray<Why> OnCard =
    [
        Why.WithinWindow, Why.WithinSeason, Why.StageAllows, Why.Fee, Why.OwnCarrier, Why.RefundMayBeLess, Why.OnlySealed, Why.OnlyUnopened, Why.FreeForReason,
        Why.FreeForRefund, Why.NoFee, Why.GiftCardLast, Why.DeliveryRefunded, Why.KeepsPrice, Why.Reserved,
    ];

    /// <summary>What comes next once it is done.</summary>
    private static readonly ImmutableArray<Why> OnceDone = [Why.HandIn, Why.OwnCarrier, Why.Checked, Why.Reserved];

    public Draft Card(Proposal proposal, Decision? decision, TurnSources sources, string? lead)
    {
        string[] first = [.. lead is null ? [] : new[] { wording.Say(lead, Places(proposal)) }, wording.Say($"action.card.{proposal.Tool}", Places(proposal))];
        string[] last =
        [
            .. proposal.NeedsApproval ? [wording.Say("action.card.approval")] : Array.Empty<string>(),
            wording.Say(proposal.StepUp ? "action.card.step_up" : "action.card.how"),
        ];
        var draft = Paragraphs(first, decision is null ? [] : Cited(decision, OnCard, sources), last);
        return CitationsResolve.Resolve(draft, sources) with { Action = ActionNote.Of(proposal, ActionNoteState.Proposed) };
    }

    /// <param name="decision">What it was decided by, for what comes next; null where nobody asked the pages again.</param>
    public Draft Done(Proposal proposal, ShopReceipt receipt, Decision? decision, TurnSources sources)
    {
        string[] first =
        [
            wording.Say($"action.done.{proposal.Tool}", [.. Places(proposal), ("return", receipt.Return?.Value ?? "")]),
            .. receipt.Label is { } label ? [wording.Say("action.done.label", ("label", label))] : Array.Empty<string>(),
        ];
        string[] money =
        [
            .. proposal.Summary is { Amount: { } amount, RefundTo: { } to } ? [Refund(proposal, receipt, amount, to)] : Array.Empty<string>(),
            .. decision is null ? [] : Arrival(decision, sources),
        ];
        string[] last = receipt.Mail is null ? [] : [wording.Say("action.done.mail")];
        var draft = Paragraphs(first, money, [.. decision is null ? [] : Cited(decision, OnceDone, sources), .. last]);
        return CitationsResolve.Resolve(draft, sources) with { Action = ActionNote.Of(proposal, ActionNoteState.Succeeded) };
    }

    private static Draft Paragraphs(params ReadOnlySpan<IEnumerable<string>> paragraphs)
    {
        var told = new List<string>();
        foreach (var sentences in paragraphs)
        {
            if (string.Join(' ', sentences) is { Length: > 0 } text)
            {
                told.Add(text);
            }
        }

        return new Draft(string.Join("\n\n", told));
    }

    /// <summary>How an action stands that nothing happens to now.</summary>
    public Draft AsItStands(PendingAction action)
    {
        var key = action.State switch
        {
            ActionState.Proposed or ActionState.Shown => "action.still_open",
            ActionState.NeedsApproval or ActionState.Approved => "action.waits_for_approval",
            ActionState.Confirmed or ActionState.Executing or ActionState.Unknown => "action.being_processed",
            ActionState.Escalated => "action.escalated",
            ActionState.Succeeded or ActionState.Settled { IsDone: true } => "action.done_already",
            ActionState.Settled => Key(RejectedBecause.NotPossible),
            ActionState.Declined => "action.declined_already",
            ActionState.Expired => "action.expired",
            ActionState.Withdrawn(var why) => Key(why),
            ActionState.Rejected(var why) => Key(why),
            ActionState.Refused => "action.refused_already",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return Say(key, action.Proposal) with { Action = ActionNote.Of(action) };
    }

    /// <summary>It is done, and nobody can say more of it.</summary>
    public Draft DoneAlready(Proposal proposal) => Say("action.done_already", proposal, ActionNoteState.Succeeded);

    public Draft Declined(Proposal proposal) => Say("action.declined", proposal, ActionNoteState.Declined);

    public Draft Expired(Proposal proposal) => Say("action.expired", proposal, ActionNoteState.Expired);

    public Draft Withdrawn(Proposal proposal, WithdrawnBecause why) => Say(Key(why), proposal, ActionNoteState.Withdrawn);

    public Draft AwaitsApproval(Proposal proposal) => Say("action.needs_approval", proposal, ActionNoteState.NeedsApproval);

    public Draft BeingProcessed(Proposal proposal) => Say("action.being_processed", proposal, ActionNoteState.Unknown);

    public Draft Escalated(Proposal proposal) => Say("action.escalated", proposal, ActionNoteState.Unknown);

    public Draft Rejected(Proposal proposal, RejectedBecause why) => Say(Key(why), proposal, ActionNoteState.Rejected);

    public Draft CodeMailed(Proposal proposal) => Say("action.code_mailed", proposal, ActionNoteState.Proposed);

    public Draft WrongCode(Proposal proposal) => Say("action.wrong_code", proposal, ActionNoteState.Proposed);

    public Draft Unclear(Proposal proposal) => Say("action.unclear", proposal, ActionNoteState.Proposed);

    public Draft Stopped(Proposal proposal) => Say("action.stopped", proposal, ActionNoteState.Withdrawn);

    /// <param name="note">What the person wrote; null for nothing.</param>
    public Draft RefusedByPerson(Proposal proposal, string? note) =>
        new Draft(note is null ? wording.Say("action.refused_by_person") : wording.Say("action.refused_by_person.why", ("note", note)))
        {
            Action = ActionNote.Of(proposal, ActionNoteState.Rejected),
        };

    /// <summary>
    /// What is told of an action to somebody who is not known to be its owner. Of all that is said of actions only a card and what was done
    /// name anything of the order; no card is shown to somebody else.
    /// </summary>
    public Draft WithoutDetails(Draft draft) => draft.Action is not { } note ? draft
        : new Draft(note.State is ActionNoteState.Succeeded ? wording.Say("action.done.unproved") : draft.Text) { Action = note.WithoutDetails() };

    public Draft NoSuchCard() => new(wording.Say("system.unsupported_click"));

    public string Exhausted() => wording.Say("action.exhausted");

    /// <summary>What the action is about, in the words of a mail's subject.</summary>
    public string Subject(Proposal proposal) => wording.Say($"action.subject.{proposal.Tool}", Places(proposal));

    private Draft Say(string key, Proposal proposal, ActionNoteState state) => Say(key, proposal) with { Action = ActionNote.Of(proposal, state) };

    private Draft Say(string key, Proposal proposal) => new(wording.Say(key, Places(proposal)));

    private string Refund(Proposal proposal, ShopReceipt receipt, Money amount, string to) => proposal.Command switch
    {
        ShopCommand.CreateReturn or ShopCommand.CreateExchange => wording.Say("action.done.refund_later", ("amount", amount.ToString()), ("to", to)),
        ShopCommand.OnOrder when Released(proposal.Command) => wording.Say("action.done.released", ("amount", amount.ToString()), ("to", to)),
        _ when receipt.RefundExpectedOn is { } day => wording.Say("action.done.refund_by", ("amount", amount.ToString()), ("to", to), ("day", Day(day))),
        _ => wording.Say("action.done.refund", ("amount", amount.ToString()), ("to", to)),
    };

    private static bool Released(ShopCommand command) => command is ShopCommand.Cancel { Refunds: var refunds } && refunds.All(refund => refund.Reserved);

    private static IEnumerable<string> Cited(Decision decision, ImmutableArray<Why> reasons, TurnSources sources) =>
        decision.Lines.SelectMany(line => line.Grounds).Concat(decision.Grounds)
            .Where(ground => reasons.Contains(ground.Why) && ground.Rule?.Statement is not null)
            .OrderBy(ground => reasons.IndexOf(ground.Why))
            .Select(ground => Cite(ground.Rule!.Statement!, sources))
            .Distinct()
            .Take(MostCited);

    /// <summary>What was only reserved is released, and no refund travels.</summary>
    private static IEnumerable<string> Arrival(Decision decision, TurnSources sources) => decision.Settlement.Parts
        .Where(part => !part.Reserved)
        .Select(part => part.Arrival?.Statement)
        .OfType<Policy.Rules.Statement>()
        .Select(statement => Cite(statement, sources))
        .Distinct()
        .Take(1);

    private static string Cite(Policy.Rules.Statement statement, TurnSources sources) => $"{statement.Text} [{sources.Add(statement.Passage)}]";

    private static (string, string)[] Places(Proposal proposal) =>
    [
        ("order", proposal.Order?.Value ?? ""),
        ("items", Items(proposal.Summary.Lines)),
        ("amount", proposal.Summary.Amount?.ToString() ?? ""),
    ];

    private static string Items(ImmutableArray<ActionLine> lines)
    {
        var titles = lines.Take(MostTitles).Select(line => line.Quantity is 1 ? line.Title : $"{line.Quantity} × {line.Title}").ToList();
        return lines.Length > MostTitles ? $"{string.Join(", ", titles)} and {lines.Length - MostTitles} more"
            : titles is [.. var all, var last] && all.Count > 0 ? $"{string.Join(", ", all)} and {last}"
            : string.Concat(titles);
    }

    private static string Key(WithdrawnBecause why) => $"action.withdrawn.{why.ToString().ToLowerInvariant()}";

    private static string Key(RejectedBecause why) => $"action.rejected.{why.ToString().ToLowerInvariant()}";

    private static string Day(DateOnly day) => day.ToString("dddd d MMMM", CultureInfo.InvariantCulture);
}
