using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Mail;
using Assistant.Core.Shop;
using Assistant.Core.Tools;
using Assistant.Testing.Shop;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Testing.Turns;

/// <summary>What a test puts around the parts of a <see cref="TestAssistant"/>, or in their place.</summary>
public sealed record TestParts
{
    /// <summary>A shop that several assistants share; null: one of two customers with an order each.</summary>
    public InMemoryShop? Shop { get; init; }

    /// <summary>What the shop holds, where it is not given whole; null for an order of Ada's and one of Grace's.</summary>
    public ShopContents? Contents { get; init; }

    /// <summary>A storage in place of the one in memory, such as a database.</summary>
    public TestStorage? Storage { get; init; }

    /// <summary>What is live; null: two pages without rules.</summary>
    public Release? Release { get; init; }

    /// <summary>Whether the storage is told what the audit has to know.</summary>
    public bool IsAudited { get; init; }

    /// <summary>Days begin and end here.</summary>
    public ShopZone Zone { get; init; } = ShopZone.Utc;

    /// <summary>The switch by which tools are offered.</summary>
    public Func<WriteSwitch, WriteSwitch> Offering { get; init; } = writes => writes;

    /// <summary>The switch that is asked before anything is carried out.</summary>
    public Func<WriteSwitch, WriteSwitch> CarryingOut { get; init; } = writes => writes;

    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;

    public Func<Tool, Tool> AroundTool { get; init; } = tool => tool;

    public Func<IShop, IShop> AroundShop { get; init; } = part => part;

    public Func<IConversationStore, IConversationStore> AroundStore { get; init; } = part => part;

    public Func<IOutbox, IOutbox> AroundOutbox { get; init; } = part => part;

    public Func<IActionLedger, IActionLedger> AroundLedger { get; init; } = part => part;

    public Func<IMailer, IMailer> AroundMailer { get; init; } = part => part;
}

/// <summary>Everything that is kept in one transaction with conversations.</summary>
public sealed record TestStorage(IConversationStore Conversations, IOutbox Outbox, ICodeLedger Codes, IActionLedger Actions);
