using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;
using Assistant.Hosting;

namespace Assistant.Commands.Actions;

/// <summary>One intended write as people of the shop see it.</summary>
/// <param name="State">Such as <c>needs_approval</c>.</param>
/// <param name="Rules">The rules that decided, such as <c>returns.return_window_days</c>.</param>
internal sealed record ActionRow(
    ActionId Id,
    ConversationId Conversation,
    string Tool,
    string State,
    OrderNumber? Order,
    long? Amount,
    string? Currency,
    string? RefundTo,
    ReleaseId Release,
    ImmutableArray<string> Rules,
    DateTimeOffset ProposedAt,
    DateTimeOffset ExpiresAt,
    ImmutableArray<ActionLine> Lines)
{
    /// <summary>Null where the conversation or the action in it is gone.</summary>
    public static async Task<ActionRow?> ReadAsync(AssistantRuntime product, DueAction listed, CancellationToken cancellationToken)
    {
        var conversation = await product.Conversations.FindAsync(listed.Conversation, cancellationToken);
        return conversation?.FindAction(listed.Id) is { } action ? Of(listed.Conversation, action) : null;
    }

    public static async Task<IReadOnlyList<ActionRow>> ReadAsync(
        AssistantRuntime product, IEnumerable<DueAction> listed, CancellationToken cancellationToken)
    {
        var rows = new List<ActionRow>();
        foreach (var one in listed)
        {
            if (await ReadAsync(product, one, cancellationToken) is { } row)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    /// <summary>What goes back or is paid, as people read it.</summary>
    public string Money() => Amount is { } amount && Currency is { } currency ? new Money(amount, currency).ToString() : "";

    private static ActionRow Of(ConversationId conversation, PendingAction action) => new(
        action.Id,
        conversation,
        action.Proposal.Tool,
        Name(action.State),
        action.Proposal.Order,
        action.Proposal.Summary.Amount?.Minor,
        action.Proposal.Summary.Amount?.Currency,
        action.Proposal.Summary.RefundTo,
        action.Proposal.Release,
        action.Proposal.Rules,
        action.ProposedAt,
        action.Proposal.ExpiresAt,
        action.Proposal.Summary.Lines);

    private static string Name(ActionState state) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(state.GetType().Name);
}
