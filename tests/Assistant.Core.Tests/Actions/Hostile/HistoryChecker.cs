using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Shop;
using Assistant.Core.Tests.Policy;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Tests.Actions.Hostile;

/// <summary>
/// Holds the stored events against the shop after every step: the invariants of money, goods and keys, by their numbers in the goals.
/// What the pages allow, what a shopper confirmed and what a card said, <see cref="Judge"/> tells (5, 6, 8, 9).
/// </summary>
internal sealed class HistoryChecker(HostileWorld world)
{
    private readonly Dictionary<ConversationId, Conversation> _states = [];
    private readonly HashSet<ActionId> _proposed = [];
    private readonly HashSet<ActionId> _started = [];

    /// <exception cref="InvalidDataException">What is stored cannot have happened.</exception>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        var faults = new List<string>();
        foreach (var session in world.Sessions.Values)
        {
            faults.AddRange(await FollowAsync(session.Id));
        }

        var asked = world.Keeper.Asked;
        return [.. faults, .. Money(), .. Goods(), .. Ledger(asked), .. Keys(asked)];
    }

    /// <summary>Folds what was stored since the last step; 10: two intents never share an id.</summary>
    private async Task<IReadOnlyList<string>> FollowAsync(ConversationId id)
    {
        var state = _states.GetValueOrDefault(id, new Conversation(id));
        var faults = new List<string>();
        foreach (var e in await world.Assistant.Memory.ReadAsync(id, state.Position, CancellationToken.None))
        {
            state = state.Apply(e);
            if (e is ActionProposed proposed && !_proposed.Add(proposed.Action))
            {
                faults.Add($"10: {proposed.Action} was proposed twice");
            }

            if (e is ActionStarted started && !_started.Add(started.Action))
            {
                faults.Add($"3: {started.Action} was started twice");
            }
        }

        _states[id] = state;
        return faults;
    }

    /// <summary>1: what went back and what is promised is no more than was paid.</summary>
    private IEnumerable<string> Money() =>
        from order in world.Assistant.Shop.Contents.Orders
        let captured = order.Charges().Sum(one => one.Amount.Minor)
        let back = order.Refunds().Sum(one => one.Amount.Minor)
        let promised = order.Returns.Where(one => OrderFacts.Live(one) && one.State < ReturnState.Refunded).Sum(one => one.Refund?.Minor ?? 0)
        where back + promised > captured
        select $"1: {back} back and {promised} promised of {captured} for {order.Number}";

    /// <summary>2: no unit goes back twice.</summary>
    private IEnumerable<string> Goods() =>
        from order in world.Assistant.Shop.Contents.Orders
        from line in order.Lines
        let back = order.Returns.Where(OrderFacts.Live).SelectMany(one => one.Lines).Where(one => one.Line == line.Id).Sum(one => one.Quantity)
        where back > line.Quantity - line.Cancelled
        select $"2: {back} of {line.Quantity - line.Cancelled} units of line {line.Id} of {order.Number} go back";

    /// <summary>3, 4 and 7: what the shop did is what was begun; what succeeded here it did; what was called off it never did.</summary>
    private IEnumerable<string> Ledger(IReadOnlyList<Asked> asked)
    {
        var actions = _states.Values.SelectMany(state => state.Actions).ToDictionary(action => action.Id);
        foreach (var same in asked.GroupBy(one => one.Key))
        {
            if (!_started.Contains(same.Key) || !actions.TryGetValue(same.Key, out var action))
            {
                yield return $"3: {same.Key} was asked for and never begun";
                continue;
            }

            if (same.Count(one => one.IsDone) > 1)
            {
                yield return $"3: {same.Key} was done twice";
            }

            var isDone = same.Any(one => one.IsDone);
            if (isDone && action.State is not (ActionState.Succeeded or ActionState.Settled { IsDone: true } or ActionState.Unknown or ActionState.Executing or ActionState.Escalated))
            {
                yield return $"4: {same.Key} was done and is {action.State}";
            }
        }

        var done = asked.Where(one => one.IsDone).Select(one => one.Key).ToHashSet();
        foreach (var action in actions.Values.Where(action => action.State is ActionState.Succeeded && !done.Contains(action.Id)))
        {
            yield return $"4: {action.Id} succeeded and the shop knows nothing of it";
        }
    }

    /// <summary>10: a retry asks for the same.</summary>
    private static IEnumerable<string> Keys(IReadOnlyList<Asked> asked) => asked.GroupBy(one => one.Key)
        .Where(same => same.Select(one => (CommandFacts.Text(one.Command), one.Owner)).Distinct().Count() > 1)
        .Select(same => $"10: two commands under {same.Key}");
}
