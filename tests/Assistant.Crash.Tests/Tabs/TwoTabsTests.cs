using System.Globalization;
using Assistant.Core;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Crash.Host;
using Assistant.Crash.Tests.Judging;
using Assistant.Crash.Tests.Stage;
using Assistant.Testing;
using Assistant.Testing.Shop;
using Assistant.Testing.Turns;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Crash.Tests.Tabs;

/// <summary>A shopper with two tabs of one conversation, who writes and confirms in both.</summary>
[Trait("goal", "W-11")]
public sealed class TwoTabsTests
{
    private const int Interleavings = 500;
    private const int FirstSeed = 20_261_121;

    [Fact]
    public async Task Both_tabs_read_the_same_and_what_both_confirm_is_done_once()
    {
        var clock = new ManualClock();
        var limits = new Limits
        {
            MessagesPerMinute = 1_000, MessagesPerHour = 10_000, ConversationsPerHour = 10_000, WritesPerHour = 10_000, WritesPerShopperAndHour = 10_000, WritesPerToolAndHour = 10_000,
        };
        await using var assistant = new TestAssistant(
            new ScriptedModel(ScriptedModel.Does(request => Wishes.Answer(request, words =>
                words.Split("my phone to ") is [_, var phone] ? ("update_profile", new { phone }) : null))),
            limits,
            clock: clock,
            parts: new TestParts { Shop = Larkfield.Shop(clock), Release = await Larkfield.ReleaseAsync() });
        assistant.Schedule();

        for (var seed = FirstSeed; seed < FirstSeed + Interleavings; seed++)
        {
            var faults = await InterleaveAsync(assistant, seed);
            Assert.True(faults.Count is 0, $"Seed {seed}: {string.Join('\n', faults)}");
        }
    }

    private static async Task<IReadOnlyList<string>> InterleaveAsync(TestAssistant assistant, int seed)
    {
        var random = new Random(seed);
        var id = await assistant.OpenAsync(Some.Ada);
        using var first = await Tab.OpenAsync(assistant, id, "first");
        await first.SendAsync("hello");
        await assistant.AnsweredAsync(id);
        // The second one comes later and reads what it has missed.
        using var second = await Tab.OpenAsync(assistant, id, "second");
        await first.SendAsync(Wishes.Phone(string.Create(CultureInfo.InvariantCulture, $"+31 6 {seed}")));
        await assistant.AnsweredAsync(id);
        var card = Assert.Single((await assistant.StateAsync(id)).Actions);

        Queue<Func<Task>>[] plans = [Plan(first, card, random), Plan(second, card, random)];
        var together = new List<Task>();
        while (Array.FindAll(plans, plan => plan.Count > 0) is { Length: > 0 } open)
        {
            var step = open[random.Next(open.Length)].Dequeue();
            switch (random.Next(3))
            {
                case 0:
                    together.Add(Task.Run(step));
                    break;
                case 1:
                    await step();
                    break;
                default:
                    await step();
                    await assistant.AnsweredAsync(id);
                    break;
            }
        }

        await Task.WhenAll(together);
        await assistant.AnsweredAsync(id);
        await assistant.ToldAsync(id);
        await assistant.SendMailAsync();
        return await FaultsAsync(assistant, id, card, first, second);
    }

    /// <summary>Some messages, one click or two, a message that is sent again after its answer was lost on the way, and now and then the tab is closed and opened again.</summary>
    private static Queue<Func<Task>> Plan(Tab tab, PendingAction card, Random random)
    {
        var plan = new List<Func<Task>> { () => tab.ClickAsync(card) };
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            plan.Insert(random.Next(plan.Count + 1), () => tab.SendAsync("and by the way"));
        }

        plan.Insert(random.Next(plan.Count + 1), tab.SendAgainAsync);
        if (random.Next(2) is 0)
        {
            plan.Add(() => tab.ClickAsync(card));
        }

        if (random.Next(3) is 0)
        {
            plan.Insert(random.Next(plan.Count + 1), tab.ReopenAsync);
        }

        return new Queue<Func<Task>>(plan);
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(TestAssistant assistant, ConversationId id, PendingAction card, Tab first, Tab second)
    {
        var events = await assistant.EventsAsync(id);
        var stored = events.OfType<IVisible>().Select(visible => visible.Sequence).ToList();
        var steps = await assistant.Memory.Actions.ListStepsAsync(card.Id, CancellationToken.None);
        var faults = HistoryJudge.Faults(
            new Aftermath(
                new Dictionary<ConversationId, IReadOnlyList<ConversationEvent>> { [id] = events },
                [.. assistant.Shop.Ledger.Select(entry => entry.Key).Where(key => key == card.Id)],
                [.. assistant.Mail.Handed.TakeLast(steps.Length)],
                _ => steps),
            [.. first.Accepted.Concat(second.Accepted).Select(message => (id, message.Key))]).ToList();
        if (!first.Read.SequenceEqual(stored) || !second.Read.SequenceEqual(stored))
        {
            faults.Add($"Stored are {string.Join(' ', stored)}; the first tab read {string.Join(' ', first.Read)}, the second {string.Join(' ', second.Read)}.");
        }

        if (!assistant.Shop.Ledger.Any(entry => entry.Key == card.Id))
        {
            faults.Add("What both confirmed was not done.");
        }

        return faults;
    }
}
