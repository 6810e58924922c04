using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;
using Assistant.Core.Tools;
using Assistant.Testing.Shop;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Testing.Turns;

/// <summary>What a test puts in place of a part of <see cref="TestAssistant"/>; what it does not name stays as it is.</summary>
public sealed record TestParts
{
    /// <summary>What the shop holds; null for an order of Ada's and one of Grace's.</summary>
    public ShopContents? Contents { get; init; }

    /// <summary>What lies between the product and its shop.</summary>
    public Func<InMemoryShop, IShop> Shop { get; init; } = shop => shop;

    /// <summary>What lies around each tool.</summary>
    public Func<Tool, Tool> Tool { get; init; } = tool => tool;

    /// <summary>What lies between the product and its store.</summary>
    public Func<IConversationStore, IConversationStore> Store { get; init; } = store => store;

    /// <summary>The pages that are live; null for two sentences and no rule.</summary>
    public Release? Release { get; init; }

    public ShopZone Zone { get; init; } = ShopZone.Utc;

    /// <summary>The switch by which tools are offered.</summary>
    public Func<WriteSwitch, WriteSwitch> Offering { get; init; } = writes => writes;

    /// <summary>The switch that is asked before anything is carried out.</summary>
    public Func<WriteSwitch, WriteSwitch> CarryingOut { get; init; } = writes => writes;

    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;
}
