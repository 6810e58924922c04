using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Mail;
using Assistant.Core.Privacy;
using Assistant.Core.Prompts;
using Assistant.Core.Shop;
using Assistant.Core.Tools;
using Microsoft.Extensions.Logging;

namespace Assistant.Core.Actions;

/// <summary>Everything between a planned write and the shop, put together.</summary>
public sealed class ActionParts
{
    private readonly ActionCalls _calls;
    private readonly ActionSurroundings _around;

    public ActionParts(ActionSurroundings around)
    {
        _around = around;
        _calls = new ActionCalls(around.Shop, around.Limits, around.Time, around.Loggers.CreateLogger<ActionCalls>());
        Radius = new BlastRadius(around.Limits, around.Time, around.Loggers.CreateLogger<BlastRadius>());
    }

    public BlastRadius Radius { get; }

    public WriteSwitch Writes => _around.Writes;

    /// <summary>What speaks of actions, in the words of one release. What counts and what calls the shop is the same for all of them.</summary>
    public WordedActions In(Wording wording)
    {
        var words = new ActionReplies(wording);
        var mails = new ActionMails(_around.Mail, words, wording);
        var (outcomes, proposals) = (new ActionOutcomes(words, mails), new Proposals(words, _around.Limits));
        var stepUps = new StepUps(_around.Shop, _around.Codes, mails, words, _around.Limits);
        return new WordedActions(
            words,
            proposals,
            outcomes,
            new ActionGate(_around.Toolbox, _around.Writes, Radius, _around.Pseudonyms, _calls, outcomes, proposals, stepUps, words, _around.Log, _around.Limits, _around.Time));
    }

    /// <param name="ledger">Where it finds the actions that people settle.</param>
    public SettlementDesk Settlements(IActionLedger ledger) => new(ledger, _calls, Live, News, _around.Log, _around.Time);

    /// <param name="ledger">Where it finds its work.</param>
    public ActionWorker Worker(IActionLedger ledger) => new(
        ledger,
        Radius,
        new CardExpiry(News, Live, _around.Time),
        new ApprovedExecution(_around.Toolbox, _around.Writes, Radius, _around.Pseudonyms, _around.Knowledge, _calls, Live, News, _around.Log, _around.Limits, _around.Time),
        new Reconciliation(_calls, Live, News, _around.Log, _around.Limits, _around.Time, _around.Loggers.CreateLogger<Reconciliation>()),
        _around.Log,
        _around.Limits,
        _around.Time,
        _around.Loggers.CreateLogger<ActionWorker>());

    private ActionNews News => new(_around.Log, () => Live().Words, _around.Time);

    /// <summary>Where no turn pins a release, what is said is said in the words that are live now.</summary>
    private WordedActions Live() => In(_around.Knowledge.Current.Wording);
}

/// <summary>The parts of actions that say something.</summary>
public sealed record WordedActions(ActionReplies Words, Proposals Proposals, ActionOutcomes Outcomes, ActionGate Gate);

/// <summary>What actions rest on.</summary>
public sealed record ActionSurroundings(
    IShop Shop,
    Toolbox Toolbox,
    WriteSwitch Writes,
    ILiveRelease Knowledge,
    ConversationLog Log,
    OneTimeCodes Codes,
    MailOutbox Mail,
    Pseudonyms Pseudonyms,
    Limits Limits,
    TimeProvider Time,
    ILoggerFactory Loggers);
