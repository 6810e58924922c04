using System.Collections.Immutable;
using Assistant.Core.Conversations;
using Assistant.Core.Shop;
using Assistant.Core.Turns;
using Assistant.DemoShop.Snapshots;
using Assistant.Evals.Cases;

namespace Assistant.Evals.Playing;

/// <summary>Where a shopper sits: in front of a product of their own, or of a host that runs elsewhere.</summary>
internal interface ISeat : IAsyncDisposable
{
    /// <summary>Opens the conversation.</summary>
    Task EnterAsync(CaseShopper shopper, CancellationToken cancellationToken);

    /// <summary>Says it and waits for the message that ends the turn.</summary>
    /// <exception cref="NoAnswerException">The message was refused, or no answer came.</exception>
    Task<SeatAnswer> SayAsync(string text, CancellationToken cancellationToken);

    /// <summary>Clicks on the newest card of a change and waits for the message that ends the turn.</summary>
    /// <exception cref="NoAnswerException">There is no card, or no answer came.</exception>
    Task<SeatAnswer> DecideAsync(string choice, CancellationToken cancellationToken);

    /// <summary>Has a person of the shop decide on what waits for approval; gives what the shopper is told of it.</summary>
    /// <exception cref="NoAnswerException">Nothing waits.</exception>
    Task<SeatAnswer> ApproveAsync(bool yes, CancellationToken cancellationToken);

    /// <summary>The shop's reply to the next change is lost.</summary>
    void LoseNextReply();

    /// <summary>The code in the newest mail, once it has come.</summary>
    /// <exception cref="NoAnswerException">No mail came.</exception>
    Task<string> ReadCodeAsync(CancellationToken cancellationToken);

    /// <summary>Lets time pass, and everything happen that is due by then.</summary>
    Task WaitAsync(TimeSpan time, CancellationToken cancellationToken);

    Task ChangeShopAsync(ImmutableArray<CaseShopChange> changes, CancellationToken cancellationToken);

    /// <summary>What the conversation left behind.</summary>
    Task<Aftermath> LeaveAsync(CancellationToken cancellationToken);
}

/// <param name="Message">What the shopper was told.</param>
/// <param name="Turn">How the turn went; null where the seat cannot see it.</param>
/// <param name="HandedOff">Whether the conversation now waits for a person; null where the seat cannot see it.</param>
/// <param name="Latency">From sending to the final activity.</param>
internal sealed record SeatAnswer(OutgoingMessage Message, TurnRecord? Turn, bool? HandedOff, TimeSpan Latency)
{
    /// <inheritdoc cref="PlayedTurn.Facts"/>
    public ImmutableArray<ToolFact>? Facts { get; init; }

    /// <inheritdoc cref="PlayedTurn.IsProved"/>
    public bool? IsProved { get; init; }

    /// <inheritdoc cref="PlayedTurn.ChangesDone"/>
    public int? ChangesDone { get; init; }

    /// <inheritdoc cref="PlayedTurn.ForeignOrders"/>
    public ImmutableArray<OrderNumber> ForeignOrders { get; init; } = [];
}

/// <param name="Handoff">The packet of the handoff that was made, if any.</param>
/// <param name="Changed">Records of the shop that differ from before, but for what the case itself changed; null where the seat cannot see it.</param>
/// <param name="Tokens">What all model calls used; null where the seat cannot see it.</param>
internal sealed record Aftermath(Core.Handoffs.Packet? Handoff, ImmutableArray<ShopDifference>? Changed, long? Tokens);

/// <summary>The product did not answer: a failure of the case, not of the runner.</summary>
internal sealed class NoAnswerException(string message) : Exception(message);
