using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Actions.Hostile;

/// <summary>What a conversation really is, as whoever leads it knows and no event can change.</summary>
internal sealed class Session(ConversationId id, Customer? customer)
{
    public ConversationId Id => id;

    /// <summary>Signed in as.</summary>
    public Customer? Customer => customer;

    /// <summary>The orders that a guest has proved, one after the other, and until when.</summary>
    public List<(OrderNumber Order, DateTimeOffset Until)> Proved { get; } = [];

    /// <summary>Confirmations that the shopper of this very conversation meant, with the moment.</summary>
    public List<(ActionId Action, DateTimeOffset At)> Honest { get; } = [];

    /// <summary>Tokens that have stood in it rightly.</summary>
    public HashSet<string> Told { get; } = [];

    /// <summary>Calls that were to be made, turn by turn.</summary>
    public List<ImmutableArray<HostileCall>> Turns { get; } = [];

    /// <summary>Events stored after so many may not begin a write, and for what reason.</summary>
    public List<(int Position, string Why, bool NoCards)> Closed { get; } = [];

    public bool MayRead(CustomerId whose, OrderNumber? order, DateTimeOffset now) =>
        customer?.Id == whose || (order is { } number && HasProved(number, now));

    public bool HasProved(OrderNumber order, DateTimeOffset now) => Proved.Exists(proved => proved.Order == order && now < proved.Until);
}
