using System.Collections.Immutable;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy;

/// <summary>
/// Decides on reports that something is wrong. A person looks at each that comes in time; code says whether it does, and what the
/// shopper may choose.
/// </summary>
internal static class Reporting
{
    public static Decision Decide(DecisionDesk desk, ActionRequest.Report request)
    {
        foreach (var item in request.Items)
        {
            desk.Add(Decide(desk, item));
        }

        if (desk.Lines.Count is 0)
        {
            desk.Say(Ruling.Refused, new Ground(Why.NothingLeft));
        }
        else if (desk.Ruling is not Ruling.Refused && desk.Rule(RuleVocabulary.Remedies) is { } remedies)
        {
            desk.Say(Ruling.Allowed, new Ground(Why.Remedies, remedies));
        }

        return desk.Done();
    }

    private static LineDecision Decide(DecisionDesk desk, ItemUnits item)
    {
        var none = Money.Zero(desk.Order.Currency);
        if (desk.Find(item.Line) is not { } units)
        {
            return new(item.Line, "", item.Quantity, Ruling.Refused, none, null, [new(Why.NoSuchItem)]);
        }

        if (item.Quantity < 1 || item.Quantity > units.Live - units.Asked)
        {
            var why = units.Live is 0 ? Why.AlreadyCancelled : Why.MoreThanOrdered;
            return new(item.Line, units.Line.Title, item.Quantity, Ruling.Refused, none, null, [new(why)]);
        }

        var delivered = units.LastDelivered(item.Quantity).ToList();
        var (ruling, until, grounds) =
            // What has not left cannot be broken, wrong, missing or lost.
            delivered.Count < item.Quantity && units.Sent == 0 ? (Ruling.Refused, null, [new(Why.NotDelivered)])
            : delivered.Count < item.Quantity ? NotArrived(desk, units)
            : desk.Action switch
            {
                ActionKind.Warranty => Warranty(desk, units, delivered),
                ActionKind.Damaged => Damaged(desk, units, delivered),
                ActionKind.WrongItem => InTime(desk, units, delivered, RuleVocabulary.WrongItemReport),
                ActionKind.Missing when units.OnTheWay >= item.Quantity => (Ruling.Refused, null, [new(Why.NotDelivered)]),
                ActionKind.Missing => InTime(desk, units, delivered, RuleVocabulary.MissingReport),
                _ => InTime(desk, units, delivered, RuleVocabulary.NotReceivedReport),
            };
        var amount = units.Paid(item.Quantity);
        units.Ask(item.Quantity);
        return new(item.Line, units.Line.Title, item.Quantity, ruling, amount, until, grounds);
    }

    private static (Ruling, DateTimeOffset?, ImmutableArray<Ground>) Damaged(DecisionDesk desk, LineUnits units, List<DateTimeOffset?> delivered)
    {
        var (ruling, until, grounds) = InTime(desk, units, delivered, RuleVocabulary.DamageReport);
        if (ruling is Ruling.Refused)
        {
            // Damage that is found later is looked at as a fault.
            desk.Instead(ActionKind.Warranty);
            (ruling, until, var warranty) = Warranty(desk, units, delivered);
            grounds = [.. grounds.Select(ground => ground with { Why = Why.LateIsWarranty }), .. warranty];
        }

        var each = units.Paid(1);
        return desk.Rule(RuleVocabulary.KeepBelow, desk.AboutItem(units.Line)) is { } keep && each.Minor < keep.Value.Minor
            ? (ruling, until, [.. grounds.Select(ground => ground with { Ruling = ruling }), new(Why.KeepIt, keep, Amount: keep.Value)])
            : (ruling, until, grounds);
    }

    private static (Ruling, DateTimeOffset?, ImmutableArray<Ground>) InTime(
        DecisionDesk desk, LineUnits units, List<DateTimeOffset?> delivered, RuleKind<int> kind)
    {
        if (desk.Rule(kind, desk.AboutItem(units.Line)) is not { } rule)
        {
            return (Ruling.NeedsPerson, null, [new(Why.NoRule)]);
        }

        if (Earliest(delivered) is not { } at)
        {
            return (Ruling.NeedsPerson, null, [new(Why.NoDeliveryDate, rule)]);
        }

        var last = desk.Zone.DayOf(at).AddDays(rule.Value);
        var until = desk.Zone.EndOf(last);
        return desk.Now < until
            ? (Ruling.NeedsPerson, until, [new(Why.ReportInTime, rule, last)])
            : (Ruling.Refused, until, [new(Why.ReportTooLate, rule, last)]);
    }

    private static (Ruling, DateTimeOffset?, ImmutableArray<Ground>) Warranty(DecisionDesk desk, LineUnits units, List<DateTimeOffset?> delivered)
    {
        var about = desk.AboutItem(units.Line);
        if (desk.Rule(RuleVocabulary.Warranty, about) is not { } rule)
        {
            return (Ruling.NeedsPerson, null, [new(Why.NoRule)]);
        }

        if (Earliest(delivered) is not { } at)
        {
            return (Ruling.NeedsPerson, null, [new(Why.NoDeliveryDate, rule)]);
        }

        var first = desk.Zone.DayOf(at);
        var last = first.AddMonths(rule.Value);
        var until = desk.Zone.EndOf(last);
        if (desk.Now >= until)
        {
            return (Ruling.Refused, until, [new(Why.WarrantyOver, rule, last)]);
        }

        return desk.Rule(RuleVocabulary.WarrantyAssumed, about) is { } assumed && desk.Now < desk.Zone.EndOf(first.AddMonths(assumed.Value))
            ? (Ruling.NeedsPerson, until, [new(Why.UnderWarranty, rule, last) { Ruling = Ruling.NeedsPerson }, new(Why.FaultAssumed, assumed)])
            : (Ruling.NeedsPerson, until, [new(Why.UnderWarranty, rule, last)]);
    }

    /// <summary>The unit that came first decides for all that are meant; null where nobody knows of one of them.</summary>
    private static DateTimeOffset? Earliest(List<DateTimeOffset?> delivered) => delivered.Contains(null) ? null : delivered.Min();

    /// <summary>
    /// A parcel counts as lost when its carrier says so, and so many working days after the last day on which it was expected. Who
    /// reports anything else about what the carrier still has knows more than the carrier's record.
    /// </summary>
    private static (Ruling, DateTimeOffset?, ImmutableArray<Ground>) NotArrived(DecisionDesk desk, LineUnits units)
    {
        if (desk.Action is ActionKind.Missing && units.OnTheWay > 0)
        {
            return (Ruling.Refused, null, [new(Why.NotDelivered)]);
        }

        if (desk.Action is not ActionKind.NotReceived)
        {
            return (Ruling.NeedsPerson, null, [new(Why.NotDelivered)]);
        }

        if (desk.Rule(RuleVocabulary.LostAfter, desk.AboutItem(units.Line)) is not { } rule)
        {
            return (Ruling.NeedsPerson, null, [new(Why.NoRule)]);
        }

        DateOnly? last = null;
        foreach (var parcel in desk.Order.Shipments.Where(parcel => IsUnderWay(parcel) && parcel.Lines.Any(shipped => shipped.Line == units.Line.Id)))
        {
            if (parcel.Status is ShipmentStatus.Lost or ShipmentStatus.ReturnedToSender || parcel.ExpectedOn is not { } day)
            {
                return (Ruling.NeedsPerson, null, [new(Why.NoDeliveryDate, rule)]);
            }

            var lost = WorkingDays.After(day, rule.Value);
            last = last < lost ? last : lost;
        }

        return last is { } until && desk.About.Today <= until
            ? (Ruling.Refused, null, [new(Why.NotLostYet, rule, until)])
            : (Ruling.NeedsPerson, null, [new(Why.ReportInTime, rule, last)]);
    }

    private static bool IsUnderWay(Shipment parcel) =>
        parcel is { DeliveredAt: null, Status: not (ShipmentStatus.Preparing or ShipmentStatus.Delivered) };
}

/// <summary>Monday to Friday. Public holidays differ by country and carrier; they are left to the carrier's own dates.</summary>
internal static class WorkingDays
{
    public static DateOnly After(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            count -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }
}
