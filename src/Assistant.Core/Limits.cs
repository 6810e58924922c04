using System.ComponentModel.DataAnnotations;

namespace Assistant.Core;

/// <summary>The bounds of the product: configuration section <c>Limits</c>. Defaults are those that we test with.</summary>
public sealed record Limits
{
    /// <summary>Longest shopper message, in characters.</summary>
    [Range(1, 100_000)]
    public int MessageCharacters { get; init; } = 4_000;

    /// <summary>Longest shopper message, in bytes of UTF-8.</summary>
    [Range(1, 1_000_000)]
    public int MessageBytes { get; init; } = 16 * 1024;

    /// <summary>Messages per conversation in any minute.</summary>
    [Range(1, 100_000)]
    public int MessagesPerMinute { get; init; } = 20;

    /// <summary>Messages per conversation in any hour.</summary>
    [Range(1, 1_000_000)]
    public int MessagesPerHour { get; init; } = 120;

    /// <summary>What is not stored, such as typing signs, per conversation in any minute.</summary>
    [Range(1, 100_000)]
    public int SignalsPerMinute { get; init; } = 60;

    /// <summary>New conversations from one network address in any hour.</summary>
    [Range(1, 1_000_000)]
    public int ConversationsPerHour { get; init; } = 10;

    /// <summary>Open streams of one conversation; a further one takes the place of the oldest.</summary>
    [Range(1, 1_000)]
    public int SocketsPerConversation { get; init; } = 5;

    /// <summary>Open streams from one network address.</summary>
    [Range(1, 1_000_000)]
    public int SocketsPerAddress { get; init; } = 50;

    /// <summary>Calls of the brain in one turn.</summary>
    [Range(1, 100)]
    public int ModelCallsPerTurn { get; init; } = 6;

    /// <summary>Tool calls in one turn.</summary>
    [Range(1, 100)]
    public int ToolCallsPerTurn { get; init; } = 8;

    /// <summary>Times that one turn may make the very same tool call.</summary>
    [Range(1, 100)]
    public int EqualToolCallsPerTurn { get; init; } = 2;

    /// <summary>Longest answer, in characters.</summary>
    [Range(100, 100_000)]
    public int AnswerCharacters { get; init; } = 4_000;

    /// <summary>Longest time for a turn.</summary>
    public TimeSpan Turn { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>How long a question waits for the embeddings endpoint before pages are found by their words alone.</summary>
    public TimeSpan QuestionEmbedding { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Messages of the conversation that a brain is shown.</summary>
    [Range(2, 1_000)]
    public int MessagesShownToBrain { get; init; } = 20;

    /// <summary>Turns that run at the same time in this process; further ones wait. Of those that compute, there are no more than processors.</summary>
    [Range(1, 10_000)]
    public int ConcurrentTurns { get; init; } = 64;

    /// <summary>How long a one-time code is good.</summary>
    public TimeSpan CodeLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Wrong tries after which a code is dead.</summary>
    [Range(1, 10)]
    public int CodeTries { get; init; } = 5;

    [Range(1, 1_000)]
    public int CodesPerOrderAndHour { get; init; } = 3;

    [Range(1, 1_000)]
    public int CodesPerOrderAndDay { get; init; } = 10;

    [Range(1, 10_000)]
    public int CodesPerOriginAndHour { get; init; } = 20;

    /// <summary>How long a proved order stays open to a guest.</summary>
    public TimeSpan GuestSession { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a card waits for the shopper.</summary>
    public TimeSpan ActionLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Cards that may wait in one conversation at once.</summary>
    [Range(1, 100)]
    public int OpenActions { get; init; } = 3;

    /// <summary>Cards that one conversation may be shown in any hour; then a person is called.</summary>
    [Range(1, 10_000)]
    public int ActionsProposedPerHour { get; init; } = 10;

    /// <summary>Longest time that one call of the shop that changes something may take.</summary>
    public TimeSpan ShopWrite { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How long a worker may be silent before another one takes its action up.</summary>
    public TimeSpan ActionLease { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the shop is asked what became of a change before a person has to find out.</summary>
    public TimeSpan UnknownAction { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Actions that are worked on at the same time outside of turns, each of another conversation and another order; further ones wait.</summary>
    [Range(1, 1_000)]
    public int ConcurrentActions { get; init; } = 4;

    /// <summary>Changes by one tool in any hour; above it the tool stops and its owner is told.</summary>
    [Range(1, 1_000_000)]
    public int WritesPerToolAndHour { get; init; } = 200;

    /// <summary>Changes by one shopper in any hour.</summary>
    [Range(1, 1_000_000)]
    public int WritesPerShopperAndHour { get; init; } = 20;

    /// <summary>Changes by all shoppers in any hour.</summary>
    [Range(1, 1_000_000)]
    public int WritesPerHour { get; init; } = 500;
}
