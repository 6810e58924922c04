using Assistant.Core.Conversations;
using Assistant.Core.Shop;

namespace Assistant.Core.Actions;

/// <summary>Commands are the same when their stored texts are: every line, amount, method and the order's version.</summary>
internal static class CommandText
{
    public static bool AreSame(ShopCommand one, ShopCommand other) => EventJson.Write(one).AsSpan().SequenceEqual(EventJson.Write(other));
}
