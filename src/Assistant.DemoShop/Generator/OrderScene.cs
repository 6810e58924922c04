using Assistant.Core.Shop;
using Assistant.DemoShop.Records;

namespace Assistant.DemoShop.Generator;

/// <summary>One order, the day it is seen on, and the steps that most stories share. Days are counted from the day it was placed.</summary>
internal sealed class OrderScene(OrderDraft order, Dice dice, DateOnly today, Catalog catalog)
{
    private readonly DateOnly _placed = DateOnly.FromDateTime(order.PlacedAt.DateTime);

    public OrderDraft Order => order;

    public Dice Dice => dice;

    public DateOnly Today => today;

    /// <summary>Days that a parcel travels longer than to a neighbouring country.</summary>
    public static int ExtraTransit(CountryData country) => country.Code is "NL" or "BE" or "DE" ? 0 : 4;

    public PaymentMethodRecord Card => Method("card");

    /// <summary>A method that is charged with the order.</summary>
    public PaymentMethodRecord Instant =>
        order.Customer.PaymentMethods.FirstOrDefault(method => method.Kind is "ideal" or "paypal")
        ?? PaymentMethods.PayPal(order.Customer.Id.Value, order.Customer.Email);

    public PaymentMethodRecord Any => dice.Chance(60) ? Card : Instant;

    /// <summary>The same product in another size or colour.</summary>
    public VariantId OtherVariant(LineRecord line) =>
        dice.Pick([.. catalog[line.Product].Variants.Select(variant => variant.Id).Where(variant => variant != line.Variant)]);

    public DateTimeOffset At(int day, int hour) => ShopCalendar.At(_placed.AddDays(day), hour, dice.Between(0, 59));

    /// <summary>A day after the parcel left, later for countries further away.</summary>
    public DateTimeOffset Later(int day, int hour) => At(day + ExtraTransit(order.Country), hour);

    public DateOnly InDays(int days) => today.AddDays(days);

    public void Pay(PaymentMethodRecord? method = null) => order.Money.Pay(method ?? Any, order.PlacedAt.AddMinutes(2));

    public ShipmentId Pack(params ReadOnlySpan<LineRecord> lines) => order.Parcels.Pack(At(1, 9), lines);

    /// <summary>Packs and ships everything that is left, on the day after the order.</summary>
    public ShipmentId Ship(params ReadOnlySpan<LineRecord> lines) => Ship(InDays(dice.Between(1, 3)), lines);

    public ShipmentId Ship(DateOnly expectedOn, params ReadOnlySpan<LineRecord> lines)
    {
        var parcel = Pack(lines);
        order.Parcels.Ship(parcel, At(1, 16), expectedOn, dice.Fill("LF########NL"));
        return parcel;
    }

    public void PayShipAndDeliver(PaymentMethodRecord? method = null)
    {
        Pay(method);
        order.Parcels.Deliver(Ship(), Later(3, 13));
    }

    /// <summary>Asks for a return or an exchange of <paramref name="units"/> of a line, two days after delivery.</summary>
    public ReturnRecord Ask(ReturnKind kind, LineRecord line, int units, string reason)
    {
        var requested = Later(5, 19);
        order.Happened(requested, kind is ReturnKind.Return ? "You asked to return an item." : "You asked to exchange an item.");
        return new ReturnRecord
        {
            Id = order.NextReturnId(),
            Kind = kind,
            State = ReturnState.Requested,
            Lines = [new ReturnedLineRecord { Line = line.Id, Quantity = units }],
            RequestedAt = requested,
            Reason = reason,
        };
    }

    private PaymentMethodRecord Method(string kind) => order.Customer.PaymentMethods.First(method => method.Kind == kind);
}
