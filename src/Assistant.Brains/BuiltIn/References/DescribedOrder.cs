using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Acting;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.References;

/// <summary>
/// An order that is told by what is in it or how it stands: "the one with the tent", "my cancelled order", "the parcel that's still on its way".
/// Where that fits one order of a signed-in shopper alone, it is as good as its number, and from then on treated as if the number stood there.
/// </summary>
internal static partial class DescribedOrder
{
    private static readonly FrozenSet<string> OfProducts =
        [WellKnown.ProductSearch, WellKnown.ProductDetails, WellKnown.Stock, WellKnown.SimilarProducts, WellKnown.CompareProducts];

    private static readonly PhraseTable<string> States = PhraseTable<string>.FromResource("order-states.txt", state => state);

    // What tells it apart stands before the noun, or behind it until the clause ends.
    [GeneratedRegex(
        @"\b(the|my|that|our) (?<before>(\p{L}[\p{L}-]* ){0,2}?)(?<noun>one|order|parcel|package|box|purchase|delivery|shipment)\b(?<after>( ((with|containing|including|that|which|who|i|we|you|still|not|of|from|placed|ordered|bought)\b|that's|that'd|i've|i'm)[^,.;:?!–—]*?)?)( - |[,.;:?!–—]|$)")]
    private static partial Regex Described { get; }

    /// <summary>The part with the number of the order that it describes; as it is where it describes none, or several.</summary>
    public static async Task<UnderstoodPart> WithNumberAsync(UnderstoodPart part, Session session)
    {
        if (session.Identity is not IdentityLevel.Customer || part.Slots.Any(slot => slot is Slot.Order or Slot.Code or Slot.Ordinal or Slot.Email)
            || Described.Match(TextFolding.Fold(part.Text)) is not { Success: true } described
            || (described.Groups["noun"].Value is "one" && !AreOrdersSpokenOf(session) && !((Placed(part, described) is not null || TellsState(described)) && !AreProductsSpokenOf(session))))
        {
            return part;
        }

        var words = $"{described.Groups["before"].Value} {described.Groups["after"].Value}";
        if (string.IsNullOrWhiteSpace(words)
            || OrderRow.Of(await session.Tools.CallAsync(ToolNames.ListOrders, ImmutableSortedDictionary<string, JsonElement>.Empty)) is not { } rows
            || Fitting(words, rows, Placed(part, described) ?? Day(part, session), session) is not { } number)
        {
            return part;
        }

        // The words stay words: what the pages are asked is told by them, too.
        return part with { Slots = part.Slots.Add(new Slot.Order(new SlotPlace(described.Index, Length: 0, described.Value.Trim()), [OrderNumber.Parse(number)])) };
    }

    // "From Monday", "I placed on Tuesday": by its day, and not "that should come on Monday".
    [GeneratedRegex(@"^ (from|of|((that|which) )?(i|we)('ve| have)? (just )?(ordered|placed|bought|made)|placed|ordered|bought)\b")]
    private static partial Regex TellsWhenPlaced { get; }

    /// <summary>The day on which the order is said to be placed, where that is what describes it, and something is wanted of it or asked how it stands.</summary>
    private static Slot.Date? Placed(UnderstoodPart part, Match described) =>
        AsksOfIt(part)
            && TellsWhenPlaced.IsMatch(described.Groups["after"].Value) && part.Find<Slot.Date>() is { } date && described.Groups["after"].Value.Contains(TextFolding.Fold(date.At.Raw), StringComparison.Ordinal) ? date : null;

    /// <summary>"The one from Monday": a day tells orders apart where one of several is to be chosen; elsewhere it only says when something happened.</summary>
    private static Slot.Date? Day(UnderstoodPart part, Session session) =>
        session.State is { Active.Asked: Slots.Order } or { Active: null, Last.Flow: "order_history" } ? part.Find<Slot.Date>() : null;

    /// <summary>The only order that the words fit, of those that were shown where one of them does.</summary>
    private static string? Fitting(string words, ImmutableArray<OrderRow> rows, Slot.Date? day, Session session)
    {
        var states = States.Find([.. Word.Split(words)]).Select(hit => hit.Meaning).Distinct().ToList();
        var standing = (day is null ? rows : Of(day, rows, session)).Where(row => states.TrueForAll(state => Stands(row, state))).ToList();
        var holding = TitleWords.Meant(words, standing, row => row.Items);
        var fitting = holding.Count > 0 ? holding : states.Count > 0 || day is not null ? standing : [];
        return fitting.FindAll(row => session.State.Focus.Orders.Contains(row.Number)) is [var spokenOf] ? spokenOf.Number
            : fitting is [var only] ? only.Number
            : null;
    }

    /// <summary>Those that were placed then; where none was, those that came then.</summary>
    private static ImmutableArray<OrderRow> Of(Slot.Date date, ImmutableArray<OrderRow> rows, Session session)
    {
        ImmutableArray<OrderRow> placed = [.. rows.Where(row => Within(row.PlacedAt))];
        return !placed.IsEmpty ? placed : [.. rows.Where(row => row.DeliveredAt is { } at && Within(at))];

        bool Within(DateTimeOffset at) => session.Days.Of(at) is var day && day >= date.First && day <= date.Last;
    }

    private static bool Stands(OrderRow row, string state) => state switch
    {
        "cancelled" => row.Status is OrderStatus.Cancelled,
        "travelling" => row.Status is OrderStatus.Shipped or OrderStatus.PartlyShipped,
        "awaited" => row.IsOpen,
        "delivered" => row.Status is OrderStatus.Delivered,
        "unpaid" => row.Status is OrderStatus.Pending,
        "returned" => row.MovesBack > 0 && row.Status is not OrderStatus.Cancelled,
        _ => false,
    };

    /// <summary>"The cancelled one": nothing but an order is told apart so.</summary>
    private static bool TellsState(Match described) => States.Find([.. Word.Split(described.Groups["before"].Value)]).Any();

    private static bool AsksOfIt(UnderstoodPart part) =>
        TextFolding.Fold(part.Mended) is var text && (ActWish.IsSaid(part.Mended) || OwnThingWords.AsksWhere(text) || OwnThingWords.AsksWhenItComes(text) || OrderQuestion.Coming.IsMatch(text));

    private static bool AreProductsSpokenOf(Session session) => session.State.Last is { } last && OfProducts.Contains(last.Flow);

    /// <summary>"The one" is an order where orders are what was shown or spoken of last, and no products.</summary>
    private static bool AreOrdersSpokenOf(Session session) =>
        session.State.Active is { Asked: Slots.Order } || session.State is { Last: { } last, Focus: var focus } && (focus.Order is not null || !focus.Orders.IsEmpty) && !OfProducts.Contains(last.Flow);
}
