using Assistant.Core.Actions;
using Assistant.Core.Shop;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Tests.Actions.Interleaving;

/// <summary>Follows what is stored of actions, step by step: who may say how one ended, and what all of them together have taken out of an order.</summary>
internal sealed class StepChecker(GatedPorts ports)
{
    private readonly Dictionary<ActionId, (string? By, int Fence)> _holders = [];
    private readonly Dictionary<ActionId, OrderClaim> _claims = [];
    private readonly List<string> _faults = [];
    private int _seen;

    public int TakenOver { get; private set; }

    public IReadOnlyList<string> Faults()
    {
        for (; _seen < ports.Stored.Count; _seen++)
        {
            Follow(ports.Stored[_seen].Event, ports.Stored[_seen].By);
        }

        return [.. _faults, .. Claimed()];
    }

    private void Follow(OfAction e, string? by)
    {
        switch (e)
        {
            case ActionStarted started:
                if (_holders.ContainsKey(e.Action))
                {
                    _faults.Add("3: an action was started twice");
                }

                _holders[e.Action] = (by, started.Lease.Fence);
                if (started.Claim is { } claim)
                {
                    _claims[e.Action] = claim;
                }

                break;
            case ActionRetried retried:
                TakenOver += by is not null && by != _holders.GetValueOrDefault(e.Action).By ? 1 : 0;
                _holders[e.Action] = (by, retried.Lease.Fence);
                break;
            case ActionSucceeded succeeded:
                Ended(e.Action, by, succeeded.Fence);
                break;
            case ActionRejected rejected:
                Ended(e.Action, by, rejected.Fence);
                _claims.Remove(e.Action);
                break;
            case ActionUnknown unknown:
                Ended(e.Action, by, unknown.Fence);
                break;
            case ActionEscalated escalated:
                Ended(e.Action, by, escalated.Fence);
                break;
            case ActionSettled { IsDone: false }:
                _claims.Remove(e.Action);
                break;
        }
    }

    /// <summary>15: whoever says how it ended holds the newest lease.</summary>
    private void Ended(ActionId action, string? by, int fence)
    {
        if (_holders.GetValueOrDefault(action) is var (holder, held) && (holder != by || held != fence))
        {
            _faults.Add($"15: {by} under fence {fence} says how an action ended that {holder} holds under fence {held}");
        }
    }

    /// <summary>1 and 2: what is under way, unknown or done takes no more out of an order than there is.</summary>
    private IEnumerable<string> Claimed()
    {
        foreach (var order in _claims.Values.GroupBy(claim => claim.Order))
        {
            if (order.Sum(claim => claim.Refund?.Minor ?? 0) is var back && back > order.Max(claim => claim.Captured.Minor))
            {
                yield return $"1: {back} is promised of {order.Max(claim => claim.Captured.Minor)}";
            }

            foreach (var line in order.SelectMany(claim => claim.Units).GroupBy(units => units.Line).Where(line => line.Sum(units => units.Quantity) > line.Max(units => units.Of)))
            {
                yield return $"2: {line.Sum(units => units.Quantity)} units of {line.Max(units => units.Of)} go back";
            }
        }
    }
}
