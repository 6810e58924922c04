using System.Collections.Immutable;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy;

/// <summary>One decision in the making: what it is about, the rules it asks for, and what it has found so far.</summary>
internal sealed class DecisionDesk
{
    private readonly RuleBook _rules;
    private readonly Dictionary<OrderLineId, LineUnits> _units;
    private readonly List<Ground> _grounds = [];
    private readonly List<LineDecision> _lines = [];
    private readonly List<ActionKind> _instead = [];

    public DecisionDesk(RuleBook rules, ShopZone zone, ActionKind action, Order order, Customer? customer, Asker asker, DateTimeOffset now)
    {
        (_rules, Zone, Action, Order, Customer, Asker, Now) = (rules, zone, action, order, customer, asker, now);
        _units = order.Lines.ToDictionary(line => line.Id, line => new LineUnits(order, line));
        About = new Circumstances
        {
            Today = zone.DayOf(now),
            Placed = zone.DayOf(order.PlacedAt),
            Group = customer?.Group,
            Country = order.ShipTo.Country,
            Entity = order.Source,
            Asker = asker,
            Action = action,
            Currency = order.Currency,
        };
    }

    public ShopZone Zone { get; }

    public ActionKind Action { get; }

    public Order Order { get; }

    public Customer? Customer { get; }

    public Asker Asker { get; }

    public DateTimeOffset Now { get; }

    /// <summary>The order without its items.</summary>
    public Circumstances About { get; }

    public OrderStage Stage => StageOf(Order.Status);

    public IReadOnlyCollection<LineUnits> Units => _units.Values;

    public IReadOnlyList<LineDecision> Lines => _lines;

    public Ruling Ruling { get; private set; }

    public LineUnits? Find(OrderLineId line) => _units.GetValueOrDefault(line);

    public Circumstances AboutItem(OrderLine line) => About with
    {
        Traits = line.Traits,
        Categories = line.Categories,
        Brand = line.Brand,
    };

    /// <summary>The rule that holds for the order. Two that contradict each other are a person's to resolve.</summary>
    public Rule<T>? Rule<T>(RuleKind<T> kind) => Rule(kind, About);

    public Rule<T>? Rule<T>(RuleKind<T> kind, in Circumstances about)
    {
        var found = _rules.Find(kind, about);
        if (found.Rivals is { } rivals)
        {
            Say(Ruling.NeedsPerson, new Ground(Why.Conflict, rivals.One), new Ground(Why.Conflict, rivals.Other));
        }

        return found.Rule;
    }

    /// <summary>Whether the pages say anything of the kind, for whomever.</summary>
    public bool Knows(RuleKind kind) => _rules.Has(kind);

    public ImmutableArray<Rule<T>> Rules<T>(RuleKind<T> kind, in Circumstances about) => _rules.FindAll(kind, about);

    /// <summary>Adds reasons for the order as a whole, and what they come to.</summary>
    public void Say(Ruling ruling, params ReadOnlySpan<Ground> grounds)
    {
        Ruling = Stricter(Ruling, ruling);
        foreach (var said in grounds)
        {
            var ground = said with { Ruling = ruling };
            if (!_grounds.Contains(ground))
            {
                _grounds.Add(ground);
            }
        }
    }

    /// <summary>Where only some reasons are accepted, one of them has to be named before anything is done.</summary>
    public void CheckReason<T>(T? reason, Rule<ImmutableArray<T>> accepted)
        where T : struct
    {
        if (reason is not { } given)
        {
            Say(Ruling.Allowed, new Ground(Why.ReasonNeeded, accepted));
        }
        else if (!accepted.Value.Contains(given))
        {
            Say(Ruling.Refused, new Ground(Why.ReasonNotAccepted, accepted));
        }
    }

    public void Add(LineDecision line)
    {
        // A line with one reason is ruled by it.
        _lines.Add(line.Grounds is [var only] ? line with { Grounds = [only with { Ruling = line.Ruling }] } : line);
        Ruling = Stricter(Ruling, line.Ruling);
    }

    public void Instead(ActionKind action)
    {
        if (!_instead.Contains(action))
        {
            _instead.Add(action);
        }
    }

    /// <summary>Above an amount that the rules name, a person approves, or the shopper proves anew who they are.</summary>
    public Decision Done(Settlement settlement)
    {
        var most = settlement.Refund.Minor >= settlement.Charge.Minor ? settlement.Refund : settlement.Charge;
        if (Ruling is Ruling.Allowed && Rule(RuleVocabulary.ApprovalAbove) is { } approval && settlement.Refund.Minor > approval.Value.Minor)
        {
            Say(Ruling.NeedsApproval, new Ground(Why.AboveApproval, approval, Amount: approval.Value));
        }

        var untils = _lines.Where(line => line.Until is not null).Select(line => line.Until).ToList();
        return new Decision
        {
            Action = Action,
            Order = Order.Number,
            Ruling = Ruling,
            Lines = [.. _lines],
            Grounds = [.. _grounds],
            Settlement = settlement,
            Until = untils.Count is 0 ? null : untils.Min(),
            Instead = [.. _instead],
            StepUp = Rule(RuleVocabulary.StepUpAbove) is { } stepUp && most.Minor > stepUp.Value.Minor,
        };
    }

    public Decision Done() => Done(Settlement.None(Order.Currency));

    public static Ruling Stricter(Ruling one, Ruling other) => one > other ? one : other;

    public static OrderStage StageOf(OrderStatus status) => status switch
    {
        OrderStatus.Pending or OrderStatus.Paid => OrderStage.Received,
        OrderStatus.Packed => OrderStage.Packing,
        OrderStatus.PartlyShipped or OrderStatus.Shipped => OrderStage.Shipped,
        OrderStatus.Delivered => OrderStage.Delivered,
        _ => OrderStage.Cancelled,
    };
}
