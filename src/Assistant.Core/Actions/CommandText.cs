using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Shop;

namespace Assistant.Core.Actions;

/// <summary>Commands are the same when their stored texts are: every line, amount, method and the order's version.</summary>
internal static class CommandText
{
    public static bool AreSame(ShopCommand one, ShopCommand other) => EventJson.Write(one).AsSpan().SequenceEqual(EventJson.Write(other));
}

/// <summary>Whose action it is, as a key to count by. It stays in this process.</summary>
internal static class OwnerText
{
    public static string Of(OrderOwner owner) => owner switch
    {
        OrderOwner.OfCustomer(var id) => $"customer {id}",
        OrderOwner.OfOrder(var order) => $"order {order}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
