namespace Assistant.Crash.Host;

/// <summary>A moment at which the process can be made to die; the numbers are those of the goal R-07.</summary>
/// <remarks>
/// 18, 19 (inbox), 21 (claim by a support agent), 23 (backup) and 24 (erase) are moments of parts that the product does not have yet. Answers of
/// a brain are taken whole, so that "in the middle of the stream" is "answered, and not yet read".
/// </remarks>
public enum CrashPoint
{
    None = 0,
    BeforeMessageIsStored = 1,
    MessageStoredNotAcknowledged = 2,
    AcknowledgedBeforeTurn = 3,
    TurnBegun = 4,
    PassagesFound = 5,
    BrainAsked = 6,
    BrainAnswered = 7,
    ToolHasRead = 8,
    BeforeProposalIsStored = 9,
    CardStored = 10,
    ClickStored = 11,
    StartedBeforeShopIsCalled = 12,
    ShopHasDoneItReplyLost = 13,
    ReplyReadBeforeItIsStored = 14,
    SuccessStoredBeforeItIsTold = 15,
    BeforeMailIsSent = 16,
    MailSentBeforeItIsMarked = 17,
    HandoffQueued = 20,
    AuditedBeforeEffect = 22,

    /// <summary>Not of the list: the worker had just taken up what an earlier crash left.</summary>
    TakenUpByWorker = 101,

    /// <summary>Not of the list: what the worker found out is about to be stored.</summary>
    ReconciledBeforeItIsStored = 102,

    /// <summary>Not of the list: an unanswered turn was begun again after an earlier crash.</summary>
    TurnRetried = 103,
}
