using System.Collections.Immutable;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy;

/// <summary>Whether units of a line may go back, for a refund or for another variant: what was delivered, what it is, and when.</summary>
internal static class GivingBack
{
    public static LineDecision Decide(DecisionDesk desk, ItemUnits item, ReturnReason? reason)
    {
        var none = Money.Zero(desk.Order.Currency);
        if (desk.Find(item.Line) is not { } units)
        {
            return new(item.Line, "", item.Quantity, Ruling.Refused, none, null, [new(Why.NoSuchItem)]);
        }

        if (Missing(units, item.Quantity) is { } missing)
        {
            return new(item.Line, units.Line.Title, item.Quantity, Ruling.Refused, none, null, [new(missing) { Ruling = Ruling.Refused }, .. Later(desk, units, missing)]);
        }

        var line = new LineInTheMaking(units, item);
        var about = desk.AboutItem(units.Line);
        CheckKind(desk, line, about, reason);
        CheckWindow(desk, line, about, reason);
        if (item.Condition is ItemCondition.Used && line.Ruling is not Ruling.Refused && desk.Rule(RuleVocabulary.ReturnUnused, about) is { } unused)
        {
            // A refund can be less for it; a replacement is sent before anybody has seen the old item.
            var unclear = desk.Action is ActionKind.Exchange && !IsOurFault(reason);
            line.Say(unclear ? Ruling.NeedsPerson : Ruling.Allowed, new Ground(Why.RefundMayBeLess, unused));
        }

        var amount = units.Paid(item.Quantity);
        units.Ask(item.Quantity);
        return line.Done(amount);
    }

    /// <summary>Returns and exchanges that were not refused or called off count, whatever became of them.</summary>
    public static void CheckTimes(DecisionDesk desk)
    {
        if (desk.Rule(RuleVocabulary.SendBackTimes) is { } times
            && desk.Order.Returns.Count(back => back.State is not (ReturnState.Refused or ReturnState.Cancelled)) >= times.Value)
        {
            desk.Say(Ruling.Refused, new Ground(Why.SentBackTooOften, times));
        }
    }

    public static bool IsOurFault(ReturnReason? reason) => reason is ReturnReason.Faulty or ReturnReason.Damaged or ReturnReason.WrongItem or ReturnReason.PartsMissing;

    /// <summary>What will hold once it is delivered.</summary>
    private static IEnumerable<Ground> Later(DecisionDesk desk, LineUnits units, Why missing)
    {
        if (missing is Why.NotDelivered)
        {
            var (window, season) = Windows(desk, desk.AboutItem(units.Line));
            if (window is not null)
            {
                yield return new(Why.WindowBegins, window);
            }

            if (season is not null)
            {
                yield return new(Why.SeasonApplies, season, season.Value);
            }
        }
    }

    private const Narrowing OfItem = Narrowing.Traits | Narrowing.Categories | Narrowing.Brands;

    /// <summary>A kind of item that has a window of its own keeps it in a season that is for everything.</summary>
    private static (Rule<int>? Window, Rule<DateOnly>? Season) Windows(DecisionDesk desk, in Circumstances about)
    {
        var (window, season) = desk.Action is ActionKind.Exchange
            ? (desk.Rule(RuleVocabulary.ExchangeWindow, about), desk.Rule(RuleVocabulary.ExchangeUntil, about))
            : (desk.Rule(RuleVocabulary.ReturnWindow, about), desk.Rule(RuleVocabulary.ReturnUntil, about));
        return window is not null && (window.Scope.Narrowed & OfItem) is not 0 && season is not null && (season.Scope.Narrowed & OfItem) is 0 ? (window, null) : (window, season);
    }

    private static Why? Missing(LineUnits units, int quantity) =>
        quantity < 1 || quantity > units.Line.Quantity ? Why.MoreThanOrdered
        : units.Live is 0 ? Why.AlreadyCancelled
        : quantity <= units.Available ? null
        : units.Returning > 0 && units.Delivered - units.Returning < quantity && units.Delivered >= quantity ? Why.AlreadyReturning
        : Why.NotDelivered;

    /// <summary>What the item is: some go back only so, some never. All such rules hold at once.</summary>
    private static void CheckKind(DecisionDesk desk, LineInTheMaking line, in Circumstances about, ReturnReason? reason)
    {
        foreach (var rule in desk.Rules(RuleVocabulary.ReturnIf, about))
        {
            Check(line, rule, reason);
        }

        if (desk.Action is ActionKind.Exchange)
        {
            foreach (var rule in desk.Rules(RuleVocabulary.ExchangeIf, about))
            {
                Check(line, rule, reason);
            }
        }
    }

    private static void Check(LineInTheMaking line, Rule<Returnable> rule, ReturnReason? reason)
    {
        var (ruling, why) = (rule.Value, line.Condition) switch
        {
            (Returnable.Never, _) => (Ruling.Refused, Why.NeverReturnable),
            (Returnable.Faulty, _) when IsOurFault(reason) => (Ruling.Allowed, Why.OnlyIfFaulty),
            (Returnable.Faulty, _) => (Ruling.Refused, Why.OnlyIfFaulty),
            (Returnable.Sealed, ItemCondition.Opened or ItemCondition.Used) when IsOurFault(reason) => (Ruling.NeedsPerson, Why.SealBroken),
            (Returnable.Sealed, ItemCondition.Opened or ItemCondition.Used) => (Ruling.Refused, Why.SealBroken),
            (Returnable.Sealed, _) => (Ruling.Allowed, Why.OnlySealed),
            (Returnable.Unopened, ItemCondition.Opened or ItemCondition.Used) when IsOurFault(reason) => (Ruling.NeedsPerson, Why.Opened),
            (Returnable.Unopened, ItemCondition.Opened or ItemCondition.Used) => (Ruling.Refused, Why.Opened),

            // Whether a download was opened, only the shop's own systems can tell.
            (Returnable.Unopened, _) when line.Traits.HasFlag(ItemTraits.Digital) => (Ruling.NeedsPerson, Why.OnlyUnopened),
            (Returnable.Unopened, _) => (Ruling.Allowed, Why.OnlyUnopened),
            _ => (Ruling.NeedsPerson, Why.PersonArranges),
        };
        line.Say(ruling, new Ground(why, rule));
    }

    private static void CheckWindow(DecisionDesk desk, LineInTheMaking line, in Circumstances about, ReturnReason? reason)
    {
        var (window, season) = Windows(desk, about);
        if (window is null && season is null)
        {
            line.Say(Ruling.Allowed, new Ground(Why.NoWindow));
            return;
        }

        // A gift card is money from the moment it is bought, whenever it is sent: its days count from there.
        var last = DateOnly.MaxValue;
        var governing = season is not null && window is null ? (Rule)season : window!;
        foreach (var delivered in line.Traits.HasFlag(ItemTraits.GiftCard) ? [desk.Order.PlacedAt] : line.Units.LastDelivered(line.Quantity))
        {
            if (delivered is not { } at && window is not null)
            {
                line.Say(Ruling.NeedsPerson, new Ground(Why.NoDeliveryDate, window));
                return;
            }

            var counted = window is null ? DateOnly.MinValue : desk.Zone.DayOf(delivered!.Value).AddDays(window.Value);
            var (end, rule) = season is not null && season.Value > counted ? (season.Value, (Rule)season) : (counted, window!);
            if (end < last)
            {
                (last, governing) = (end, rule);
            }
        }

        line.Until = desk.Zone.EndOf(last);
        if (desk.Now < line.Until)
        {
            line.Say(Ruling.Allowed, new Ground(governing == season ? Why.WithinSeason : Why.WithinWindow, governing, last));
            return;
        }

        line.Say(Ruling.Refused, new Ground(Why.WindowOver, governing, last));
        if (IsOurFault(reason))
        {
            desk.Instead(ActionKind.Warranty);
        }
    }

    private sealed class LineInTheMaking(LineUnits units, ItemUnits item)
    {
        private readonly ImmutableArray<Ground>.Builder _grounds = ImmutableArray.CreateBuilder<Ground>();

        public LineUnits Units => units;

        public int Quantity => item.Quantity;

        public ItemCondition Condition => item.Condition;

        public ItemTraits Traits => units.Line.Traits;

        public Ruling Ruling { get; private set; }

        public DateTimeOffset? Until { get; set; }

        public void Say(Ruling ruling, Ground ground)
        {
            Ruling = DecisionDesk.Stricter(Ruling, ruling);
            _grounds.Add(ground with { Ruling = ruling });
        }

        public LineDecision Done(Money amount) =>
            new(units.Line.Id, units.Line.Title, item.Quantity, Ruling, amount, Until, _grounds.ToImmutable());
    }
}
