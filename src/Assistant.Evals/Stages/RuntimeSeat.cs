using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using Assistant.DemoShop;
using Assistant.DemoShop.Snapshots;
using Assistant.Evals.Cases;
using Assistant.Evals.Metrics;
using Assistant.Evals.Playing;
using Assistant.Hosting;

namespace Assistant.Evals.Stages;

/// <summary>A seat before a product of its own, from intake to storage, without the network in between.</summary>
internal sealed class RuntimeSeat(
    AssistantRuntime runtime, Letterbox letterbox, TokenMeter meter, ToolWitness witness, FlakyShop shop, CaseClock clock, DirectoryInfo folder, string before) : ISeat
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private const string ReturnPlace = "{return}";

    private ConversationId _id;
    private int _codesTaken;
    private string _code = "000000";
    private string _before = before;

    public async Task EnterAsync(CaseShopper shopper, CancellationToken cancellationToken)
    {
        var request = new StartRequest(
            ConversationId.New(), "eval", "shopper", "eval", shopper.Locale,
            shopper.Who is CaseShopper.Visitor ? null : new CustomerId(shopper.Who));
        _id = await runtime.Reception.StartAsync(request, cancellationToken) is StartResult.Opened(var opened)
            ? opened.Id
            : throw new NoAnswerException("No conversation was opened.");
    }

    public Task<SeatAnswer> SayAsync(string text, CancellationToken cancellationToken) => SendAsync(text, click: null, cancellationToken);

    public async Task<SeatAnswer> DecideAsync(string choice, CancellationToken cancellationToken)
    {
        var conversation = await ReadAsync(cancellationToken);
        return conversation.Actions is [.., var newest]
            ? await SendAsync("", new ActionClick(choice, newest.Id.Value), cancellationToken)
            : throw new NoAnswerException("There is no card to click on.");
    }

    public async Task<SeatAnswer> ApproveAsync(bool yes, CancellationToken cancellationToken)
    {
        var approver = new Approver("Kim", IsLocal: true, Note: null);
        var waiting = (await ReadAsync(cancellationToken)).Actions.FindLast(action => action.State is ActionState.NeedsApproval)?.Id
            ?? throw new NoAnswerException("Nothing waits for approval.");
        await (yes ? runtime.Approvals.ApproveAsync(waiting, approver, cancellationToken) : runtime.Approvals.RefuseAsync(waiting, approver, cancellationToken));
        await runtime.ActionWorker.WorkAsync(cancellationToken);
        return Answer(await runtime.Store.ReadAsync(_id, 0, cancellationToken), spoke => true, TimeSpan.Zero);
    }

    public void LoseNextReply() => shop.LoseNextReply();

    /// <summary>As our widget sends it: with the last thing that was shown.</summary>
    private async Task<SeatAnswer> SendAsync(string text, ActionClick? click, CancellationToken cancellationToken)
    {
        var seen = ActivityId.Of(_id, (await ReadAsync(cancellationToken)).LastSequence);
        var started = Stopwatch.GetTimestamp();
        witness.Take();
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = runtime.Feed.Subscribe(_id, item =>
        {
            if (item is FeedItem.Appended(var state, var events)
                && state.Unanswered.IsEmpty
                && events.Any(e => e is ConversationEvent.AssistantSpoke { Turn: not null }))
            {
                answered.TrySetResult();
            }
        });
        var taken = await runtime.Intake.AcceptAsync(_id, new ShopperMessage(text, null, click, seen), cancellationToken);
        if (taken is not IntakeResult.Accepted)
            throw new NoAnswerException(taken is IntakeResult.Refused(_, var why, _) ? $"The message was refused: {why}" : "The conversation is gone.");

        try
        {
            await answered.Task.WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new NoAnswerException($"No answer came within {Patience.TotalSeconds} seconds.");
        }

        var latency = Stopwatch.GetElapsedTime(started);
        var events = await runtime.Store.ReadAsync(_id, 0, cancellationToken);
        var answer = Answer(events, spoke => spoke.Turn is not null, latency);
        return answer with { ForeignOrders = await ForeignOrdersAsync(Conversation.Replay(_id, events), answer.Message, cancellationToken) };
    }

    private SeatAnswer Answer(IReadOnlyList<ConversationEvent> events, Func<ConversationEvent.AssistantSpoke, bool> isAnswer, TimeSpan latency)
    {
        var last = events.OfType<ConversationEvent.AssistantSpoke>().Last(isAnswer);
        var conversation = Conversation.Replay(_id, events);
        var receipts = Receipts(conversation).ToList();
        return new SeatAnswer(WithoutCodes(last.Message, receipts), last.Turn, conversation.Handoff is not null, latency)
        {
            Facts = [.. witness.Take(), .. receipts.Select(ToolFact.Of)],
            IsProved = conversation.IdentityAt(clock.GetUtcNow()) is not ShopperIdentity.Visitor,
            ChangesDone = receipts.Count,
        };
    }

    private static IEnumerable<ShopReceipt> Receipts(Conversation conversation) =>
        conversation.Actions.Select(action => action.State).OfType<ActionState.Succeeded>().Select(state => state.Receipt);

    /// <summary>Labels and the numbers of returns are drawn anew each time, and two equal runs must read the same.</summary>
    private static OutgoingMessage WithoutCodes(OutgoingMessage message, IEnumerable<ShopReceipt> receipts) => message with
    {
        Text = receipts.SelectMany(receipt => new[] { (receipt.Label, "{label}"), (receipt.Return?.Value, ReturnPlace) })
            .Aggregate(message.Text, (text, code) => code.Item1 is { } drawn ? text.Replace(drawn, code.Item2, StringComparison.Ordinal) : text),
    };

    private async Task<Conversation> ReadAsync(CancellationToken cancellationToken) =>
        Conversation.Replay(_id, await runtime.Store.ReadAsync(_id, 0, cancellationToken));

    /// <summary>Orders that the answer shows or names, which exist and are not the shopper's; what the shopper named is not shown by naming it.</summary>
    private async Task<ImmutableArray<OrderNumber>> ForeignOrdersAsync(Conversation conversation, OutgoingMessage answer, CancellationToken cancellationToken)
    {
        var echoes = new Echoes([.. conversation.Transcript.Where(said => said.Speaker is null).Select(said => said.Text)]);
        var named = Values.In(Claims.WithoutExamples(answer.Text)).Where(value => value.Kind is ValueKind.Code && !echoes.Hold(value));
        var shown = answer.Cards.OfType<Card.OrderCard>().Select(card => card.Order)
            .Concat(named.Select(value => OrderNumber.TryParse(value.Text, out var number) ? number : default).Where(number => number.Value is not null))
            .Distinct();
        var identity = conversation.IdentityAt(clock.GetUtcNow());
        var foreign = ImmutableArray.CreateBuilder<OrderNumber>();
        foreach (var number in shown)
        {
            var order = await FindOrderAsync(number, cancellationToken);
            var isTheirs = order is null || identity switch
            {
                ShopperIdentity.Customer(var id) => order.Customer == id,
                ShopperIdentity.Guest(var proved, _) => proved == number,
                _ => false,
            };
            if (!isTheirs)
                foreign.Add(number);
        }

        return foreign.ToImmutable();
    }

    private async Task<Order?> FindOrderAsync(OrderNumber number, CancellationToken cancellationToken)
    {
        try
        {
            return await runtime.Shop.FindOrderAsync(new OrderOwner.OfOrder(number), number, cancellationToken);
        }
        catch (ShopUnavailableException)
        {
            // A case that takes the shop away: nothing of it can be shown then.
            return null;
        }
    }

    public async Task<string> ReadCodeAsync(CancellationToken cancellationToken)
    {
        var events = await runtime.Store.ReadAsync(_id, 0, cancellationToken);
        var mailed = events.Count(e => e is ConversationEvent.CodeIssued { Hash: not null } or ConversationEvent.StepUpIssued);
        // An answer is dated by when it was ready, while this clock stands still: what goes out with it is due only then.
        if (_codesTaken < mailed && events[^1].At - clock.GetUtcNow() is { Ticks: > 0 } ahead)
            clock.Pass(ahead);

        try
        {
            for (; _codesTaken < mailed; _codesTaken++)
                _code = await letterbox.TakeCodeAsync(cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new NoAnswerException("The mail with the code did not come.");
        }

        return _code;
    }

    public Task WaitAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        clock.Pass(time);
        return runtime.ActionWorker.WorkAsync(cancellationToken);
    }

    public async Task ChangeShopAsync(ImmutableArray<CaseShopChange> changes, CancellationToken cancellationToken)
    {
        // What the case itself changes is not the assistant's doing: it is changed on both sides of the comparison.
        var copy = Path.Combine(folder.FullName, "before-too.db");
        if (_before != copy)
            File.Copy(_before, copy);

        _before = copy;
        await ShopFiles.ChangeAsync(copy, clock, changes, cancellationToken);
        await ShopFiles.ChangeAsync(Path.Combine(folder.FullName, "shop.db"), clock, changes, cancellationToken);
    }

    public async Task<Aftermath> LeaveAsync(CancellationToken cancellationToken)
    {
        var events = await runtime.Store.ReadAsync(_id, 0, cancellationToken);
        if (meter.NotRecorded is { } missing)
            throw new EvalSetupException(missing);

        using var left = await SqliteDemoShop.OpenAsync(Path.Combine(folder.FullName, "shop.db"), clock, DemoShopSeed.Default, cancellationToken);
        return new Aftermath(
            events.OfType<ConversationEvent.HandoffQueued>().LastOrDefault()?.Packet,
            [.. (await left.DifferencesAsync(_before, cancellationToken)).Select(difference => WithoutReturns(difference, Receipts(Conversation.Replay(_id, events))))],
            meter.Tokens);
    }

    private static ShopDifference WithoutReturns(ShopDifference difference, IEnumerable<ShopReceipt> receipts) => difference.After is not { } after ? difference : difference with
    {
        After = JsonNode.Parse(receipts.Select(receipt => receipt.Return?.Value).OfType<string>()
            .Aggregate(after.ToJsonString(), (text, drawn) => text.Replace(drawn, ReturnPlace, StringComparison.Ordinal)))!.AsObject(),
    };

    public async ValueTask DisposeAsync()
    {
        await runtime.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
