using Assistant.Core.Conversations;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;
using Microsoft.Extensions.AI;

namespace Assistant.Hosting;

/// <summary>Puts something around a part of the product before it is built in: for tests, and for drills that break a part on purpose.</summary>
public sealed record PartWrappers
{
    public Func<IChatClient, IChatClient> Brain { get; init; } = part => part;

    public Func<IShop, IShop> Shop { get; init; } = part => part;

    public Func<IPassageIndex, IPassageIndex> Passages { get; init; } = part => part;

    public Func<IConversationStore, IConversationStore> Store { get; init; } = part => part;
}
