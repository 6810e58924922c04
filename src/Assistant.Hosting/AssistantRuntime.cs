using Assistant.BotFramework.Tokens;
using Assistant.Brains.BuiltIn;
using Assistant.Core;
using Assistant.Core.Actions;
using Assistant.Core.Audit;
using Assistant.Core.Catalog;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy;
using Assistant.Core.Shop;
using Assistant.Core.Tools;
using Assistant.Core.Turns;
using Assistant.Sqlite.Storage;

namespace Assistant.Hosting;

/// <summary>The assembled product, owning its data folder until it is disposed. Both programs run on one of these.</summary>
public sealed class AssistantRuntime : IAsyncDisposable
{
    private readonly Func<ValueTask> _close;

    internal AssistantRuntime(Func<ValueTask> close) => _close = close;

    public required Settings Settings { get; init; }

    public required Roots Roots { get; init; }

    /// <summary>Whether demo mode is on: demo pages, mailbox, publish on save.</summary>
    public required bool IsDemo { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>The data folder that this process owns, and its keys.</summary>
    public required DataFolder Folder { get; init; }

    public required ShopFacts ShopFacts { get; init; }

    public required IShop Shop { get; init; }

    public required ICatalogIndex Catalog { get; init; }

    public required LiveKnowledge Knowledge { get; init; }

    public required IPassageIndex Passages { get; init; }

    public required Toolbox Toolbox { get; init; }

    public required ConversationLog Conversations { get; init; }

    public required IConversationStore Store { get; init; }

    public required ConversationFeed Feed { get; init; }

    public required Intake Intake { get; init; }

    public required Reception Reception { get; init; }

    public required IHandoffQueue Handoffs { get; init; }

    public required IResumeTokens ResumeTokens { get; init; }

    public required IActionLedger Actions { get; init; }

    public required ApprovalDesk Approvals { get; init; }

    public required SettlementDesk Settlements { get; init; }

    public required IAudit Audit { get; init; }

    /// <summary>How long rules are live, and when they last decided.</summary>
    public required IRuleUse RuleUse { get; init; }

    /// <summary>Works by itself; asked by whoever cannot wait for it.</summary>
    public required ActionWorker ActionWorker { get; init; }

    public required Limits Limits { get; init; }

    internal Rehearsal? Rehearsal { get; init; }

    /// <summary>Assembles the product on its data folder.</summary>
    /// <exception cref="DataFolderHeldException">Another process owns the folder.</exception>
    /// <exception cref="DataFolderException">The folder or a file in it cannot be used.</exception>
    /// <exception cref="InvalidDataException">A prompt file is not right; the message names it.</exception>
    public static async Task<AssistantRuntime> OpenAsync(RuntimeOptions options, CancellationToken cancellationToken)
    {
        var assembly = new RuntimeAssembly(options);
        try
        {
            return await assembly.BuildAsync(cancellationToken);
        }
        catch
        {
            await assembly.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Has the built-in brain answer one example of each intent, unseen: the code that answers is compiled then, and the first shopper does not
    /// wait for it. A second or two; does nothing where another brain answers.
    /// </summary>
    public Task RehearseAsync(CancellationToken cancellationToken) => Rehearsal is not null && Knowledge.Current.Prompts.Brain is BuiltInBrain brain
        ? Rehearsal.PlayAsync(brain.Openings, cancellationToken)
        : Task.CompletedTask;

    public ValueTask DisposeAsync() => _close();
}
