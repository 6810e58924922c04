using System.Collections.Immutable;
using Assistant.Core.Shop;

namespace Assistant.Core.Actions;

/// <summary>What an action takes out of an order while it is under way and once it has succeeded. The storage lets nothing take the same twice.</summary>
/// <remarks>
/// A claim ends when its action is rejected, or a person says that it was not done. One that succeeded ends when a later claim on the order says what became of the return that
/// it opened (<see cref="GoneReturns"/>). An escalated action keeps its claim: whether it was carried out is not known until a person settles it.
/// </remarks>
/// <param name="Refund">What goes back; null where nothing does.</param>
/// <param name="Captured">All that was ever paid for the order, without regard to what went back.</param>
/// <param name="Units">Units that go back, and of how many.</param>
public sealed record OrderClaim(OrderNumber Order, Money? Refund, Money Captured, ImmutableArray<ClaimedUnits> Units)
{
    /// <summary>Returns that no longer hold what was claimed for them, as the order shows it now.</summary>
    public ImmutableArray<GoneReturn> GoneReturns { get; init; } = [];
}

/// <param name="Of">Units of the line that can go back at all.</param>
public sealed record ClaimedUnits(OrderLineId Line, int Quantity, int Of);

/// <summary>A return that no longer holds its units.</summary>
/// <param name="KeepsMoney">Its money has moved all the same: the old item of an exchange is back, and the difference was paid.</param>
public sealed record GoneReturn(ReturnId Return, bool KeepsMoney)
{
    /// <summary>
    /// Those of an order: what was refused or cancelled can be asked for again; the replacement of an exchange can go back once the old
    /// item has.
    /// </summary>
    public static ImmutableArray<GoneReturn> Of(Order order) =>
    [
        .. order.Returns.Where(back => back.State is ReturnState.Refused or ReturnState.Cancelled).Select(back => new GoneReturn(back.Id, KeepsMoney: false)),
        .. order.Returns.Where(back => back.IsReplaced).Select(back => new GoneReturn(back.Id, KeepsMoney: true)),
    ];
}
