using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Shop;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Testing.Conversations;

/// <summary>What actions have taken out of orders, under the same rules as in a database.</summary>
internal sealed record InMemoryClaims(
    ImmutableList<InMemoryClaims.TakenMoney> Money, ImmutableList<InMemoryClaims.TakenUnit> Units)
{
    public static InMemoryClaims None { get; } = new([], []);

    /// <exception cref="ClaimConflictException">It would be more than there is.</exception>
    public InMemoryClaims After(ConversationEvent e) => e switch
    {
        ActionStarted { Claim: { } claim } started => claim.GoneReturns
            .Aggregate(this, (claims, gone) => claims.Without(claim.Order, gone))
            .With(started.Action, claim),
        ActionSucceeded { Receipt.Return: { } opened } succeeded => Named(succeeded.Action, opened),
        ActionSettled { IsDone: true, Receipt.Return: { } opened } settled => Named(settled.Action, opened),
        ActionRejected rejected => Without(rejected.Action),
        ActionSettled { IsDone: false } settled => Without(settled.Action),
        _ => this,
    };

    private InMemoryClaims Named(ActionId action, ReturnId opened) => new(
        [.. Money.Select(taken => taken.Action == action ? taken with { Opened = opened } : taken)],
        [.. Units.Select(taken => taken.Action == action ? taken with { Opened = opened } : taken)]);

    private InMemoryClaims Without(ActionId action) => new(Money.RemoveAll(taken => taken.Action == action), Units.RemoveAll(taken => taken.Action == action));

    private InMemoryClaims Without(OrderNumber order, GoneReturn gone) => new(
        gone.KeepsMoney ? Money : Money.RemoveAll(taken => taken.Order == order && taken.Opened == gone.Return),
        Units.RemoveAll(taken => taken.Order == order && taken.Opened == gone.Return));

    private InMemoryClaims With(ActionId action, OrderClaim claim)
    {
        var claims = claim.Refund is { } refund ? WithMoney(action, claim, refund) : this;
        return claim.Units.Aggregate(claims, (before, units) => before.WithUnits(action, claim.Order, units));
    }

    private InMemoryClaims WithMoney(ActionId action, OrderClaim claim, Money refund)
    {
        var taken = Money.Where(one => one.Order == claim.Order && one.Amount.Currency == refund.Currency).Sum(one => one.Amount.Minor);
        return refund.Currency == claim.Captured.Currency && taken + refund.Minor <= claim.Captured.Minor
            ? this with { Money = Money.Add(new TakenMoney(action, claim.Order, refund, Opened: null)) }
            : throw new ClaimConflictException("More would go back than was paid.");
    }

    private InMemoryClaims WithUnits(ActionId action, OrderNumber order, ClaimedUnits units)
    {
        var taken = Units.Where(one => one.Order == order && one.Line == units.Line).Select(one => one.Unit).ToHashSet();
        var free = Enumerable.Range(1, units.Of).Where(unit => !taken.Contains(unit)).Take(units.Quantity).ToList();
        return free.Count == units.Quantity
            ? this with { Units = Units.AddRange(free.Select(unit => new TakenUnit(action, order, units.Line, unit, Opened: null))) }
            : throw new ClaimConflictException("A unit is on its way back already.");
    }

    internal sealed record TakenMoney(ActionId Action, OrderNumber Order, Money Amount, ReturnId? Opened);

    internal sealed record TakenUnit(ActionId Action, OrderNumber Order, OrderLineId Line, int Unit, ReturnId? Opened);
}
