using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Assistant.Benchmarks.Hosts;
using Assistant.Benchmarks.Load;
using Assistant.Core;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using Assistant.Core.Tools;
using Assistant.Hosting;
using Assistant.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using static Assistant.Testing.ScriptedModel;

namespace Assistant.Benchmarks.Actions;

/// <summary>
/// What a return costs from the plan to the stored outcome, beside the shop's own transaction for such a return: one conversation at a time, one
/// disk, one run, whole and bare returns in turn.
/// </summary>
internal static class ActionBenchmark
{
    private const int WarmUp = 60;
    private const int Measured = 150;
    private const int FirstOrder = 2000;
    private const int LastOrder = 3700;

    public static async Task<int> RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        var call = new NextCall();
        await using var runtime = await AssistantRuntime.OpenAsync(Options(scratch.PathOf("data"), call), cancellationToken);
        var (plans, cards, executions, bare) = (new List<TimeSpan>(), new List<TimeSpan>(), new List<TimeSpan>(), new List<TimeSpan>());
        await using var returns = ReturnsAsync(runtime, cancellationToken).GetAsyncEnumerator(cancellationToken);
        for (var i = 0; i < 2 * (WarmUp + Measured); i++)
        {
            if (!await returns.MoveNextAsync())
            {
                throw new InvalidOperationException("The demo shop has too few orders that can go back.");
            }

            var next = returns.Current;
            var isMeasured = i >= 2 * WarmUp;
            if (i % 2 is 0)
            {
                await BareAsync(runtime.Shop, next, isMeasured ? bare : [], cancellationToken);
            }
            else
            {
                (isMeasured ? plans : []).Add(next.Planned);
                await WholeAsync(runtime, next, call, isMeasured ? cards : [], isMeasured ? executions : [], cancellationToken);
            }
        }

        Write(output, "plan: own order, customer, decision, command", plans);
        Write(output, "card: from the message to the stored card", cards);
        Write(output, "execution: from the click to the stored outcome", executions);
        Write(output, "the shop's own transaction for such a return", bare);
        var (whole, alone) = (new Latencies(executions, 0), new Latencies(bare, 0));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"execution / bare: p50 {whole.At(0.5) / alone.At(0.5):F1} times, p90 {whole.At(0.9) / alone.At(0.9):F1} times"));
        return 0;
    }

    private static async Task BareAsync(IShop shop, Next next, List<TimeSpan> times, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        if (await shop.ExecuteAsync(next.Owner, next.Command, ActionId.New(), cancellationToken) is not ShopOutcome.Done)
        {
            throw new InvalidOperationException("The shop refused what policy allows.");
        }

        times.Add(Stopwatch.GetElapsedTime(started));
    }

    private static async Task WholeAsync(
        AssistantRuntime runtime, Next next, NextCall call, List<TimeSpan> cards, List<TimeSpan> executions, CancellationToken cancellationToken)
    {
        var request = new StartRequest(ConversationId.New(), "benchmark", "shopper", "benchmark", Locale: null, ((OrderOwner.OfCustomer)next.Owner).Id);
        var id = ((StartResult.Opened)await runtime.Reception.StartAsync(request, cancellationToken)).Conversation.Id;
        call.Arguments = next.Arguments;
        var card = await AnswerAsync(runtime, id, new ShopperMessage("send it back", null, null, null), cards, cancellationToken);
        var action = card.Action?.Id ?? throw new InvalidOperationException("No card was shown.");
        var done = await AnswerAsync(runtime, id, new ShopperMessage("", null, new ActionClick("confirm", action.Value), null), executions, cancellationToken);
        if (done.Action is not { State: ActionNoteState.Succeeded })
        {
            throw new InvalidOperationException($"It ended as {done.Action?.State}.");
        }
    }

    private static async Task<OutgoingMessage> AnswerAsync(
        AssistantRuntime runtime, ConversationId id, ShopperMessage message, List<TimeSpan> times, CancellationToken cancellationToken)
    {
        var answered = new TaskCompletionSource<OutgoingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = runtime.Feed.Subscribe(id, item =>
        {
            if (item is FeedItem.Appended(_, var events) && events.OfType<ConversationEvent.AssistantSpoke>().LastOrDefault(spoke => spoke.Turn is not null) is { } spoke)
            {
                answered.TrySetResult(spoke.Message);
            }
        });
        var started = Stopwatch.GetTimestamp();
        await runtime.Intake.AcceptAsync(id, message, cancellationToken);
        var answer = await answered.Task.WaitAsync(cancellationToken);
        times.Add(Stopwatch.GetElapsedTime(started));
        return answer;
    }

    /// <summary>Every line that can go back by itself, each planned when it is asked for: what went back before it counts.</summary>
    private static async IAsyncEnumerable<Next> ReturnsAsync(AssistantRuntime runtime, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tool = runtime.Toolbox.FindWrite("create_return") ?? throw new InvalidOperationException("There is no such tool.");
        for (var number = FirstOrder; number <= LastOrder; number++)
        {
            var order = OrderNumber.Parse($"W{number}");
            if (await runtime.Shop.FindOrderAsync(new OrderOwner.OfOrder(order), order, cancellationToken) is not { } found)
            {
                continue;
            }

            foreach (var line in found.Lines)
            {
                var arguments = new { order = order.Value, items = new[] { new { line = line.Id.Value, quantity = 1 } } };
                var context = new ToolContext(
                    new Conversation(ConversationId.New()), new ShopperIdentity.Customer(found.Customer), runtime.Knowledge.Current, runtime.Time.GetUtcNow(), new TurnSources());
                var started = Stopwatch.GetTimestamp();
                if (await tool.PlanAsync(JsonSerializer.SerializeToElement(arguments), context, cancellationToken) is WritePlan.Ready { NeedsApproval: false } ready)
                {
                    yield return new Next(new OrderOwner.OfCustomer(found.Customer), arguments, ready.Command, Stopwatch.GetElapsedTime(started));
                }
            }
        }
    }

    private static RuntimeOptions Options(string folder, NextCall call) => new()
    {
        Settings = new Settings
        {
            Data = new DataSettings { Folder = folder },
            Limits = new Limits
            {
                ConversationsPerHour = 1_000_000, MessagesPerMinute = 100_000, MessagesPerHour = 1_000_000,
                WritesPerToolAndHour = 1_000_000, WritesPerShopperAndHour = 1_000_000, WritesPerHour = 1_000_000,
            },
        },
        Roots = new Roots(Repository.Root),
        IsDemo = true,
        Loggers = NullLoggerFactory.Instance,
        Brain = new ScriptedModel(Does(_ => new ChatMessage(
            ChatRole.Assistant, [new FunctionCallContent("call-1", "create_return", AsArguments(call.Arguments))]))),
    };

    private static void Write(TextWriter output, string what, List<TimeSpan> times) => output.WriteLine($"{what,-48} {new Latencies(times, errors: 0)}");

    private sealed record Next(OrderOwner Owner, object Arguments, ShopCommand Command, TimeSpan Planned);

    /// <summary>What the model asks for next.</summary>
    private sealed class NextCall
    {
        public object? Arguments { get; set; }
    }
}
