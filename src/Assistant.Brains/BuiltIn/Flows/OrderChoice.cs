using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>Finds out which of their orders a shopper means; asks only where several come into question.</summary>
internal static partial class OrderChoice
{
    private const int MaxNamed = 5;

    public static async Task<StepEnd> ChooseAsync(FlowStep.Collect step, OpenFlow open, Session session)
    {
        if (session.Part is { } part && Referents.Order(part, session.State.Focus) is { } meant && !Referents.WantsNewest(part))
        {
            // "And my sofa, when does that come?": what is named counts more than what "that" would point to.
            return Taken(open, session, Referents.Named(part) is null && Referents.Items(part, session.State.Focus).IsEmpty && await OfItemAsync(part, session) is { } other ? other : meant);
        }

        if (session.Part is { } pointing && Referents.SaysOther(pointing) && await OtherAsync(session) is { } left)
        {
            return Taken(open, session, left);
        }

        if (step.Ask is null && !OwnOrders.MayBeMeant(session) && await OfNamedItemAsync(session) is { } bought)
        {
            return Taken(open, session, bought);
        }

        if (step.Ask is null && !OwnOrders.MayBeMeant(session))
        {
            return new StepEnd.GoOn(open);
        }

        return session.Identity switch
        {
            IdentityLevel.Guest when session.State.ProvedOrder is { } proved => Taken(open, session, proved),
            IdentityLevel.Customer => await AmongOwnAsync(step, open, session),
            _ when step.Ask is null => new StepEnd.GoOn(open),
            _ => Asking.For(Slots.Order, step.Ask, open, session),
        };
    }

    /// <summary>"Can I return the down jacket?": the one order of a signed-in shopper that holds it.</summary>
    private static async Task<string?> OfNamedItemAsync(Session session)
    {
        return session.Part is { } part && OwnOrders.NamesThing(part) ? await OfItemAsync(part, session) : null;
    }

    /// <summary>The one order of a signed-in shopper that holds what the words name; null where none or several do.</summary>
    public static async Task<string?> OfItemAsync(UnderstoodPart part, Session session)
    {
        if (session.Identity is not IdentityLevel.Customer)
        {
            return null;
        }

        var answer = await session.Tools.CallAsync(ToolNames.ListOrders, ImmutableSortedDictionary<string, JsonElement>.Empty);
        return OrderRow.Of(answer) is { } rows && TitleWords.Meant(part.Text, rows, row => row.Items) is [var only]
            ? only.Number
            : null;
    }

    /// <summary>"The other order" of a shopper who has two.</summary>
    private static async Task<string?> OtherAsync(Session session)
    {
        if (session.Identity is not IdentityLevel.Customer || session.State.Focus.Order is not { } spoken)
        {
            return null;
        }

        var answer = await session.Tools.CallAsync(ToolNames.ListOrders, ImmutableSortedDictionary<string, JsonElement>.Empty);
        return OrderRow.Of(answer) is { Length: 2 } rows ? rows.FirstOrDefault(row => row.Number != spoken)?.Number : null;
    }

    private static async Task<StepEnd> AmongOwnAsync(FlowStep.Collect step, OpenFlow open, Session session)
    {
        var answer = await session.Tools.CallAsync(ToolNames.ListOrders, ImmutableSortedDictionary<string, JsonElement>.Empty);
        if (OrderRow.Of(answer) is not { } rows)
        {
            return step.Ask is null ? new StepEnd.GoOn(open) : Asking.For(Slots.Order, "order.ask_number", open, session);
        }

        if (rows.IsEmpty)
        {
            if (step.Ask is not null)
            {
                session.Draft.State(session.Say("orders.none"));
                return new StepEnd.Over();
            }

            return new StepEnd.GoOn(open);
        }

        return Candidates(rows, step.Among, session) switch
        {
            [var only] => Taken(open, session, only.Number),
            _ when step.Ask is null => new StepEnd.GoOn(open),
            var several => Which(several, step.Ask, open, session),
        };
    }

    private static ImmutableArray<OrderRow> Candidates(ImmutableArray<OrderRow> rows, OrdersAmong among, Session session)
    {
        if (Referents.WantsNewest(session.Part))
        {
            session.Look(focus => focus with { Orders = [.. rows.Take(MaxNamed).Select(row => row.Number)] });
            return [rows[0]];
        }

        if (Named(rows, session) is { Count: > 0 } named)
        {
            return named.FindAll(row => Fits(row, among)) is [var only] ? [only] : [.. named];
        }

        if (session.Part is { } dated && PlacedOn(dated, rows, session) is { IsEmpty: false } thatDay)
        {
            return thatDay;
        }

        var fitting = rows.Where(row => Fits(row, among)).ToImmutableArray();

        // Where nothing is open, "where is my order" is about the newest one.
        return !fitting.IsEmpty ? fitting : among is OrdersAmong.Refunded ? rows : [rows[0]];
    }

    [GeneratedRegex(@"\b(ordered|bought|purchased|placed|paid|order (of|from)|purchase (of|from))\b")]
    private static partial Regex SaysWhenPlaced { get; }

    /// <summary>"The stuff I ordered on Monday".</summary>
    private static ImmutableArray<OrderRow> PlacedOn(UnderstoodPart part, ImmutableArray<OrderRow> rows, Session session) =>
        part.Find<Slot.Date>() is { } date && SaysWhenPlaced.IsMatch(TextFolding.Fold(part.Mended))
            ? [.. rows.Where(row => session.Days.Of(row.PlacedAt) is var day && day >= date.First && day <= date.Last)]
            : [];

    private static bool Fits(OrderRow row, OrdersAmong among) => among switch
    {
        OrdersAmong.Open => row.IsOpen,
        OrdersAmong.Refunded => row.MovesBack > 0,
        OrdersAmong.Delivered => row.DeliveredAt is not null || row.Status is OrderStatus.Delivered,
        _ => true,
    };

    /// <summary>By what is in it; where this part of the message names nothing, by what all of it does.</summary>
    private static List<OrderRow> Named(ImmutableArray<OrderRow> rows, Session session) =>
        session.Part is not { } part ? []
        : TitleWords.Meant(part.Text, rows, row => row.Items) is { Count: > 0 } named ? named
        : part.Slots.OfType<Slot.Reference>().Any() ? TitleWords.Meant(session.Written, rows, row => row.Items)
        : [];

    private static StepEnd Which(ImmutableArray<OrderRow> several, string ask, OpenFlow open, Session session)
    {
        var shown = several.Take(MaxNamed).ToImmutableArray();
        session.Look(focus => focus with { Products = [], Orders = [.. shown.Select(row => row.Number)] });
        return Asking.For(
            Slots.Order, ask, open, session, ("orders", Answers.Phrases.Bullets(shown.Select(row => OrderListComposer.Line(row, session)))))
            .Suggesting(session, shown.Select(row => row.Number));
    }

    /// <summary>Items that were named of the order spoken of before are none of this one.</summary>
    private static StepEnd.GoOn Taken(OpenFlow open, Session session, string order) =>
        new((order == session.State.Focus.Order ? open : open with { Slots = open.Slots.Remove(Slots.Items) }).With(Slots.Order, order));
}
