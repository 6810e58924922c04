using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Assistant.Core.Actions;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.Core.Tools;
using Assistant.Testing;
using Assistant.Testing.Shop;
using Assistant.Testing.Turns;

namespace Assistant.Core.Tests.Actions.Hostile;

/// <summary>Where an attack takes place: a world with Ada, who is the attacker or the shopper, Grace, who is neither, and their orders.</summary>
internal sealed class Yard(bool isLeftOut)
{
    public const string Open = "W10000", Shipped = "W10004", InWindow = "W10008", Outside = "W10012", Whole = "W10016", InWindowToo = "W10020";
    public const string GracesOpen = "W10001", GracesInWindow = "W10009";

    /// <summary>Whether the check is left out, for what lies with whoever leads the conversation.</summary>
    public bool IsLeftOut => isLeftOut;

    public HostileWorld World { get; private set; } = null!;

    public Customer Ada => World.Contents.Customers[0];

    public Customer Grace => World.Contents.Customers[1];

    /// <summary>Another name for a conversation, once somebody gives it one.</summary>
    public (Core.Conversations.ConversationId Id, Core.Conversations.ConversationId Meant)? Alias { get; set; }

    public async Task<IReadOnlyList<string>> RunAsync(Guard guard, Release release)
    {
        var rules = release.Rules.Rules.Concat(guard.Further);
        var pages = release with { Rules = new RuleBook(isLeftOut ? guard.Rules(rules) : rules) };
        var parts = isLeftOut ? guard.Without(this, new TestParts()) : new TestParts();
        var limits = isLeftOut ? guard.Unlimited(HostileWorld.Lenient) : HostileWorld.Lenient;
        await using var world = World = new HostileWorld(pages, (goods, clock) => guard.Stocked(Fill(goods, clock)), parts, limits) { ApprovalAbove = guard.ApprovalAbove };
        await guard.Attack(this);
        Calls = world.Brain.Made;
        return await new Judge(world).FaultsAsync();
    }

    public int Calls { get; private set; }

    /// <summary>The model calls it for a shopper who wants it, and confirms what is shown.</summary>
    public async Task<PendingAction?> DoAsync(Session shopper, string tool, object? arguments = null, bool mustRefuse = false, string order = Open)
    {
        var card = await ShowAsync(shopper, tool, arguments, mustRefuse, order);
        if (card is not null)
        {
            await World.ConfirmAsync(shopper, card);
        }

        return card;
    }

    /// <param name="arguments">Null for what is usual.</param>
    public Task<PendingAction?> ShowAsync(Session shopper, string tool, object? arguments = null, bool mustRefuse = false, string order = Open) =>
        World.TurnAsync(shopper, "Please.", [[Call(tool, arguments, mustRefuse, order)]]);

    public HostileCall Call(string tool, object? arguments = null, bool mustRefuse = false, string order = Open) => new(
        tool, arguments as IDictionary<string, object?> ?? Target(order).Plain(tool), "attack", mustRefuse);

    /// <summary>The usual arguments with one member put in.</summary>
    public Dictionary<string, object?> With(string tool, string member, object? value, string order = Open)
    {
        var arguments = Target(order).Plain(tool);
        arguments[member] = value;
        return arguments;
    }

    public Task<Session> AdaAsync() => World.OpenAsync(Ada);

    public async Task<Session> GuestAsync(string order = Open)
    {
        var guest = await World.OpenAsync();
        await World.ProveAsync(guest, World.Contents.Orders.First(known => known.Number.Value == order));
        return guest;
    }

    public Target Target(string own) => new(own, GracesOpen, Ada, Grace, OrderCase.Open, IsGuest: false);

    private static ShopContents Fill(HostileGoods goods, ManualClock clock)
    {
        var now = clock.GetUtcNow();
        var (ada, grace) = (goods.Customer("ada"), goods.Customer("grace"));
        var whole = goods.Order(Whole, ada, OrderCase.InWindow, now);
        var total = whole.Lines[0].Amount + whole.ShippingFee;
        return new ShopContents([ada, grace], HostileGoods.Products,
        [
            goods.Order(Open, ada, OrderCase.Open, now), goods.Order(GracesOpen, grace, OrderCase.Open, now), goods.Order(Shipped, ada, OrderCase.Shipped, now),
            goods.Order(InWindow, ada, OrderCase.InWindow, now), goods.Order(GracesInWindow, grace, OrderCase.InWindow, now),
            goods.Order(InWindowToo, ada, OrderCase.InWindow, now), goods.Order(Outside, ada, OrderCase.OutsideWindow, now),
            // Three shirts that came a day less than fourteen ago, and nothing else.
            whole with
            {
                Lines = [whole.Lines[0]],
                Total = total,
                TaxIncluded = total with { Minor = 0 },
                Returns = [],
                Payments = [whole.Payments[0] with { Amount = total }],
                Shipments = [whole.Shipments[0] with { Lines = [new ShippedLine(HostileGoods.Shirts, 3)], DeliveredAt = now.AddDays(-13) }],
            },
        ]);
    }
}
