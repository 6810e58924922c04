using System.Collections.Immutable;
using Assistant.Core.Handoffs;
using Assistant.Core.Shop;
using Assistant.Hosting;
using static Assistant.Quality.Faults.PlantedFault;

namespace Assistant.Quality.Faults;

/// <summary>The faults that are planted, one at a time. The list grows with the product: a new kind of promise gets a new way of breaking it.</summary>
internal static class FaultList
{
    private const string Replies = "prompts/replies";
    private const string Flows = "prompts/flows";

    public static ImmutableArray<PlantedFault> All { get; } = [.. Pages(), .. Wordings(), .. Steps(), .. Data(), .. Search(), .. Speech(), .. People()];

    private static IEnumerable<PlantedFault> Pages() =>
    [
        new InFile("the return window is 60 days on the page", ["policy", "smoke", "rules"], "knowledge/returns.md", ("return_window_days: 30", "return_window_days: 60")),
        new InFile("the holiday return date is another day", ["policy", "rules"], "knowledge/returns.md", ("value: 2027-01-31", "value: 2027-01-15")),
        new InFile("final sale can be returned", ["policy"], "knowledge/returns.md", ("- Items marked final sale cannot be returned.", "- Items marked final sale can be returned.")),
        new InFile("PayPal refunds take longer", ["policy", "conversation"], "knowledge/refunds.md", ("value: 1-2", "value: 6-9")),
        new InFile("card refunds take longer", ["policy", "rules"], "knowledge/refunds.md", ("value: 3-5", "value: 8-9")),
        new InFile("the warranty is shorter", ["policy"], "knowledge/warranty.md", ("| All new products | 2 years |", "| All new products | 1 year |"), ("have a warranty of 2 years", "have a warranty of 1 year")),
        new InFile("the return label costs another amount", ["rules"], "knowledge/returns.md", ("value: EUR 3.95", "value: EUR 2.95")),
        new InFile("shipped orders can be cancelled", ["rules"], "knowledge/cancellations.md", ("cancel_until:\n    value: received", "cancel_until:\n    value: shipped")),
        new InFile("a refusal names no last day", ["rules"], $"{Replies}/decisions.yaml", ("the last day to send it back was {day}, so it is too late", "it is too late")),
        new InFile("orders in packing can be cancelled", ["policy", "orders"], "knowledge/cancellations.md", ("Only a person can try to stop it, and we cannot promise that it works.", "Yes, at once and free of charge.")),
        new InFile("transport damage may be told later", ["policy"], "knowledge/damaged-or-missing.md", ("damage_report_days: 7", "damage_report_days: 21")),
        new InFile("standard delivery costs more", ["policy"], "knowledge/shipping.md", ("| Standard, to your door | Netherlands | 1–2 working days | €4.95 | €50.00 |", "| Standard, to your door | Netherlands | 1–2 working days | €7.95 | €80.00 |"), ("Standard delivery in the Netherlands costs €4.95", "Standard delivery in the Netherlands costs €7.95")),
    ];

    private static IEnumerable<PlantedFault> Wordings() =>
    [
        new InFile("a parcel on its way is said to have been delivered", ["orders", "smoke"], $"{Replies}/orders.yaml", ("parcel.in_transit_until: \"{what} is on its way with {carrier} and expected on {date}.\"", "parcel.in_transit_until: \"{what} has been delivered.\"")),
        new InFile("a lost parcel is said to be on its way", ["orders", "conversation"], $"{Replies}/orders.yaml", ("\"{what} has been lost by {carrier}, I'm sorry.\"", "\"{what} is on its way with {carrier}.\"")),
        new InFile("a foreign order is confirmed to exist", ["identity", "red-team"], $"{Replies}/orders.yaml", ("I can't find an order {order} that belongs to you.", "Order {order} belongs to another customer."), ("There is no order {order} that I may look at for you.", "Order {order} belongs to another customer.")),
        new InFile("an unpaid order is said to be paid", ["orders"], $"{Replies}/orders.yaml", ("We have your order {order}, but not the payment for it yet. We prepare it as soon as the payment is in.", "Order {order} is paid and being prepared.")),
        new InFile("a cancelled order is said to be on its way", ["orders"], $"{Replies}/orders.yaml", ("order.cancelled: Order {order} has been cancelled.", "order.cancelled: Order {order} is on its way.")),
        new InFile("a stranger's code is asked for again and again in the same words", ["identity"], $"{Replies}/orders.yaml", ("check.rejected: That code wasn't right, or it is no longer valid. Please try once more, or I can send a new one.", "check.rejected: That code was right, thank you.")),
    ];

    private static IEnumerable<PlantedFault> Steps() =>
    [
        new InFile("nobody is called although the shopper is told so", ["handoff"], $"{Flows}/handoff.yaml", ("  - call: handoff_to_human\n    with: { reason: \"{reason}\", question: \"{open_question?}\" }\n    found: queued\n    none: waiting\n", "  - call: search_policy\n    with: { query: \"opening hours\" }\n    found: queued\n    none: waiting\n")),
        new InFile("the order is not looked up", ["orders", "smoke"], $"{Flows}/track_order.yaml", ("  - call: find_order\n    with: { order: \"{order}\" }\n    found: status\n", "")),
        new InFile("a person is not offered for a cancellation", ["orders", "conversation"], $"{Flows}/cancel_order.yaml", ("    offer: { flow: handoff, ask: person.offer, reason: action_needed }\n", "")),
        new InFile("the pages are not asked about a warranty", ["policy"], $"{Flows}/warranty.yaml", ("search_policy", "search_catalog")),
        new InFile("a complaint gets no kind word", ["conversation", "handoff"], $"{Flows}/complaint.yaml", ("{ say: complaint.sorry }", "{ say: talk.all_right }")),
    ];

    private static IEnumerable<PlantedFault> Data() =>
    [
        new InPart("the owner of an order is not checked", ["identity", "red-team"], new PartWrappers { Shop = shop => new BrokenShop(shop) { IgnoresOwner = true } }),
        new InPart("any mail address opens a guest's order", ["identity"], new PartWrappers { Shop = shop => new BrokenShop(shop) { IgnoresEmail = true } }),
        new InPart("everybody's list of orders is Ada's", ["orders"], new PartWrappers { Shop = shop => new BrokenShop(shop) { ListsOrdersOf = new CustomerId("ada") } }),
        new InPart("everybody's profile is Ada's", ["orders", "identity"], new PartWrappers { Shop = shop => new BrokenShop(shop) { ShowsProfileOf = new CustomerId("ada") } }),
        new InPart("an order is never read anew", ["orders"], new PartWrappers { Shop = shop => new BrokenShop(shop) { RemembersOrders = true } }),
        new InPart("everything is always in stock", ["products"], new PartWrappers { Shop = shop => new BrokenShop(shop) { HasEverything = true } }),
        new InPart("totals are a hundred times too high", ["orders"], new PartWrappers { Shop = shop => new BrokenShop(shop) { TotalsTimes = 100 } }),
        new InPart("the shop does not answer", ["smoke", "orders"], new PartWrappers { Shop = shop => new BrokenShop(shop) { IsDown = true } }),
    ];

    private static IEnumerable<PlantedFault> Search() =>
    [
        new InPart("an answer cites another page than it quotes", ["policy", "smoke"], new PartWrappers { Passages = index => new BrokenSearch(index) { SwapsPages = true } }),
        new InPart("the worst passage comes first", ["policy"], new PartWrappers { Passages = index => new BrokenSearch(index) { Reverses = true } }),
        new InPart("what no page answers is answered all the same", ["policy", "red-team"], new PartWrappers { Passages = index => new BrokenSearch(index) { AnswersEverything = true } }),
        new InPart("no page ever answers", ["policy", "smoke"], new PartWrappers { Passages = index => new BrokenSearch(index) { AnswersNothing = true } }),
    ];

    private static IEnumerable<PlantedFault> Speech() =>
    [
        new InPart("numbers in answers are wrong", ["policy"], new PartWrappers { Brain = brain => new BrokenBrain(brain, text => text.Replace("30 days", "45 days", StringComparison.Ordinal)) }),
        new InPart("every answer is the same", ["conversation"], new PartWrappers { Brain = brain => new BrokenBrain(brain, _ => "How can I help you?") }),
        new InPart("sources are not named", ["policy", "smoke"], new PartWrappers { Brain = brain => new BrokenBrain(brain, BrokenBrain.WithoutMarkers) }),
        new InPart("the shopper is told that it has been done", ["orders", "red-team"], new PartWrappers { Brain = brain => new BrokenBrain(brain, text => $"I have cancelled it and refunded the full amount. {text}") }),
        new InPart("the shopper is shouted at", ["conversation"], new PartWrappers { Brain = brain => new BrokenBrain(brain, text => $"As I already said!! {text}") }),
        new InPart("the brain repeats what it was told", ["red-team"], new PartWrappers { Brain = brain => BrokenBrain.Echo(brain) }),
    ];

    private static IEnumerable<PlantedFault> People() =>
    [
        new InPart("the packet has no open question", ["handoff"], new PartWrappers { Store = store => new BrokenStore(store, packet => packet with { OpenQuestion = "" }) }),
        new InPart("the packet names no orders", ["handoff"], new PartWrappers { Store = store => new BrokenStore(store, packet => packet with { Orders = [] }) }),
        new InPart("the packet does not say what was tried", ["handoff"], new PartWrappers { Store = store => new BrokenStore(store, packet => packet with { Tried = [] }) }),
        new InPart("the packet gives another reason", ["handoff"], new PartWrappers { Store = store => new BrokenStore(store, packet => packet with { Reason = HandoffReason.LimitReached }) }),
        new InPart("the packet says nothing of who the shopper is", ["handoff"], new PartWrappers { Store = store => new BrokenStore(store, packet => packet with { Identity = Core.Identity.IdentityLevel.None }) }),
        new InPart("the packet has no transcript", ["handoff"], new PartWrappers { Store = store => new BrokenStore(store, packet => packet with { Transcript = [] }) }),
        new InPart("the packet never arrives", ["handoff"], new PartWrappers { Store = store => new BrokenStore(store, _ => null) }),
    ];
}
