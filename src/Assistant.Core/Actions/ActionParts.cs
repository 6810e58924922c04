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
    private readonly ActionOutcomes _outcomes;
    private readonly ActionCalls _calls;
    private readonly ActionSurroundings _around;

    public ActionParts(ActionSurroundings around)
    {
        _around = around;
        Words = new ActionReplies(around.Wording);
        Proposals = new Proposals(Words, around.Limits);
        var mails = new ActionMails(around.Mail, Words, around.Wording);
        _outcomes = new ActionOutcomes(Words, mails);
        _calls = new ActionCalls(around.Shop, around.Limits, around.Time, around.Loggers.CreateLogger<ActionCalls>());
        Radius = new BlastRadius(around.Limits, around.Time, around.Loggers.CreateLogger<BlastRadius>());
        var stepUps = new StepUps(around.Shop, around.Codes, mails, Words, around.Limits);
        Gate = new ActionGate(around.Toolbox, around.Writes, Radius, around.Pseudonyms, _calls, _outcomes, Proposals, stepUps, Words, around.Log, around.Limits, around.Time);
    }

    public ActionReplies Words { get; }

    public Proposals Proposals { get; }

    public BlastRadius Radius { get; }

    public ActionGate Gate { get; }

    public WriteSwitch Writes => _around.Writes;

    /// <param name="ledger">Where it finds the actions that people settle.</param>
    public SettlementDesk Settlements(IActionLedger ledger) =>
        new(ledger, _calls, _outcomes, new ActionNews(_around.Log, Words, _around.Time), _around.Log, _around.Time);

    /// <param name="ledger">Where it finds its work.</param>
    public ActionWorker Worker(IActionLedger ledger)
    {
        var news = new ActionNews(_around.Log, Words, _around.Time);
        return new ActionWorker(
            ledger,
            Radius,
            new CardExpiry(news, Words, _around.Time),
            new ApprovedExecution(
                _around.Toolbox, _around.Writes, Radius, _around.Pseudonyms, _around.Knowledge, _calls, _outcomes, news, _around.Log, _around.Limits, _around.Time),
            new Reconciliation(_calls, _outcomes, news, Words, _around.Log, _around.Limits, _around.Time, _around.Loggers.CreateLogger<Reconciliation>()),
            _around.Log,
            _around.Limits,
            _around.Time,
            _around.Loggers.CreateLogger<ActionWorker>());
    }
}

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
    Wording Wording,
    Limits Limits,
    TimeProvider Time,
    ILoggerFactory Loggers);
