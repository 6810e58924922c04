using System.Collections.Immutable;
using Assistant.Core.Shop;

namespace Assistant.Core.Actions;

/// <summary>What a message tells of an action: the card that introduces it, and every later change of its state.</summary>
/// <param name="Kind">The name of the tool, such as <c>create_return</c>.</param>
public sealed record ActionNote(ActionId Id, string Kind, ActionNoteState State)
{
    public OrderNumber? Order { get; init; }

    public required ActionSummary Summary { get; init; }

    /// <summary>What the shopper may type instead of clicking; only on the card itself.</summary>
    public string? Code { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public static ActionNote Of(PendingAction action) => Of(action.Proposal, StateOf(action.State));

    public static ActionNote Of(Proposal proposal, ActionNoteState state) => new(proposal.Id, proposal.Tool, state)
    {
        Order = proposal.Order,
        Summary = proposal.Summary,
        Code = state is ActionNoteState.Proposed ? proposal.Code : null,
        ExpiresAt = proposal.ExpiresAt,
    };

    /// <summary>That it is and how it stands, and nothing of what it is about.</summary>
    public ActionNote WithoutDetails() => this with { Order = null, Summary = new ActionSummary(), Code = null };

    /// <summary>What the outside sees of a state.</summary>
    public static ActionNoteState StateOf(ActionState state) => state switch
    {
        ActionState.Proposed or ActionState.Shown => ActionNoteState.Proposed,
        ActionState.NeedsApproval or ActionState.Approved => ActionNoteState.NeedsApproval,
        ActionState.Confirmed or ActionState.Executing or ActionState.Unknown or ActionState.Escalated => ActionNoteState.Unknown,
        ActionState.Succeeded or ActionState.Settled { IsDone: true } => ActionNoteState.Succeeded,
        ActionState.Rejected or ActionState.Refused or ActionState.Settled => ActionNoteState.Rejected,
        ActionState.Declined => ActionNoteState.Declined,
        ActionState.Expired => ActionNoteState.Expired,
        ActionState.Withdrawn => ActionNoteState.Withdrawn,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>The states that the outside knows; part of the face.</summary>
public enum ActionNoteState
{
    /// <summary>Being processed: whether it is done is not known yet.</summary>
    Unknown,
    Proposed,
    NeedsApproval,
    Succeeded,
    Rejected,
    Expired,
    Declined,
    Withdrawn,
}
