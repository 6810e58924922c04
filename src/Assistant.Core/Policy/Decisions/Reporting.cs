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

        if (item.Quantity < 1 || item.Quantity > units.Live)
        {
            return new(item.Line, units.Line.Title, item.Quantity, Ruling.Refused, none, null, [new(Why.MoreThanOrdered)]);
        }

        var (ruling, until, grounds) = desk.Action switch
        {
            ActionKind.Warranty => Warranty(desk, units),
            ActionKind.Damaged => Damaged(desk, units, item),
            ActionKind.WrongItem => InTime(desk, units, RuleVocabulary.WrongItemReport, Why.ReportTooLate),
            ActionKind.Missing => InTime(desk, units, RuleVocabulary.MissingReport, Why.ReportTooLate),
            _ when units.Delivered is 0 => NotArrived(desk, units),
            _ => InTime(desk, units, RuleVocabulary.NotReceivedReport, Why.ReportTooLate),
        };
        return new(item.Line, units.Line.Title, item.Quantity, ruling, units.Paid(item.Quantity, 0), until, grounds);
    }

    private static (Ruling, DateTimeOffset?, ImmutableArray<Ground>) Damaged(DecisionDesk desk, LineUnits units, ItemUnits item)
    {
        var (ruling, until, grounds) = InTime(desk, units, RuleVocabulary.DamageReport, Why.LateIsWarranty);
        if (ruling is Ruling.Refused)
        {
            // Damage that is found later is looked at as a fault.
            desk.Instead(ActionKind.Warranty);
            ruling = Ruling.NeedsPerson;
        }

        var each = units.Paid(1, 0);
        return desk.Rule(RuleVocabulary.KeepBelow, desk.AboutItem(units.Line)) is { } keep && each.Minor < keep.Value.Minor
            ? (ruling, until, [.. grounds.Select(ground => ground with { Ruling = ruling }), new(Why.KeepIt, keep, Amount: keep.Value)])
            : (ruling, until, grounds);
    }

    private static (Ruling, DateTimeOffset?, ImmutableArray<Ground>) InTime(DecisionDesk desk, LineUnits units, RuleKind<int> kind, Why tooLate)
    {
        if (desk.Rule(kind, desk.AboutItem(units.Line)) is not { } rule)
        {
            return (Ruling.NeedsPerson, null, [new(Why.NoRule)]);
        }

        if (units.Delivered is 0)
        {
            return (Ruling.NeedsPerson, null, [new(Why.NotDelivered, rule)]);
        }

        if (units.LastDelivered(1).First() is not { } delivered)
        {
            return (Ruling.NeedsPerson, null, [new(Why.NoDeliveryDate, rule)]);
        }

        var last = desk.Zone.DayOf(delivered).AddDays(rule.Value);
        var until = desk.Zone.EndOf(last);
        return desk.Now < until
            ? (Ruling.NeedsPerson, until, [new(Why.ReportInTime, rule, last)])
            : (Ruling.Refused, until, [new(tooLate, rule, last)]);
    }

    private static (Ruling, DateTimeOffset?, ImmutableArray<Ground>) Warranty(DecisionDesk desk, LineUnits units)
    {
        var about = desk.AboutItem(units.Line);
        if (desk.Rule(RuleVocabulary.Warranty, about) is not { } rule)
        {
            return (Ruling.NeedsPerson, null, [new(Why.NoRule)]);
        }

        if (units.Delivered is 0 || units.LastDelivered(1).First() is not { } delivered)
        {
            return (Ruling.NeedsPerson, null, [new(Why.NoDeliveryDate, rule)]);
        }

        var first = desk.Zone.DayOf(delivered);
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

    /// <summary>A parcel counts as lost so many working days after the last day on which it was expected.</summary>
    private static (Ruling, DateTimeOffset?, ImmutableArray<Ground>) NotArrived(DecisionDesk desk, LineUnits units)
    {
        if (desk.Rule(RuleVocabulary.LostAfter, desk.AboutItem(units.Line)) is not { } rule)
        {
            return (Ruling.NeedsPerson, null, [new(Why.NoRule)]);
        }

        var expected = desk.Order.Shipments
            .Where(parcel => parcel.DeliveredAt is null && parcel.Lines.Any(shipped => shipped.Line == units.Line.Id))
            .Max(parcel => parcel.ExpectedOn);
        if (expected is not { } day)
        {
            return (Ruling.NeedsPerson, null, [new(Why.NoDeliveryDate, rule)]);
        }

        var lost = WorkingDays.After(day, rule.Value);
        return desk.About.Today > lost
            ? (Ruling.NeedsPerson, null, [new(Why.ReportInTime, rule, lost)])
            : (Ruling.Refused, null, [new(Why.NotLostYet, rule, lost)]);
    }
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
