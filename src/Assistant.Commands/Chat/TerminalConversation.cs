using Assistant.Core.Conversations;
using Assistant.Core.Shop;
using Assistant.Hosting;

namespace Assistant.Commands.Chat;

/// <summary>A conversation with the person at a terminal: what they say goes in by the same gate as everywhere, what happens comes out in order.</summary>
internal sealed class TerminalConversation : IDisposable
{
    private readonly AssistantRuntime _product;
    private readonly IDisposable _subscription;

    /// <param name="happened">Hears of everything from the first event on, in order; returns at once and does not throw.</param>
    public TerminalConversation(AssistantRuntime product, Action<FeedItem.Appended> happened)
    {
        _product = product;
        _subscription = product.Feed.Subscribe(Id, item =>
        {
            if (item is FeedItem.Appended appended)
            {
                happened(appended);
            }
        });
    }

    public ConversationId Id { get; } = ConversationId.New();

    /// <exception cref="WrongUseException">The shop has no such customer.</exception>
    public async Task StartAsync(CustomerId? customer, CancellationToken cancellationToken)
    {
        if (customer is { } id && await _product.Shop.FindCustomerAsync(id, cancellationToken) is null)
        {
            throw new WrongUseException($"The shop has no customer \"{id}\".{(_product.IsDemo ? " In the demo shop, try ada, grace, linus, mei or omar." : "")}");
        }

        // Each terminal conversation is an origin of its own: the limit is for strangers, and whoever may run this is none.
        var opened = await _product.Reception.StartAsync(
            new StartRequest(Id, "terminal", "terminal", $"terminal {Id}", Locale: null, customer), cancellationToken);
        if (opened is not StartResult.Opened)
        {
            throw new InvalidOperationException("A new origin met the limit of conversations.");
        }
    }

    /// <param name="seen">The last message that was shown.</param>
    public Task<IntakeResult> SayAsync(string text, string? seen, CancellationToken cancellationToken) =>
        _product.Intake.AcceptAsync(Id, new ShopperMessage(text, ClientId: null, Click: null, seen), cancellationToken);

    public void Dispose() => _subscription.Dispose();
}
