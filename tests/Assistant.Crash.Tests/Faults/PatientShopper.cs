using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Crash.Tests.Judging;
using Assistant.Crash.Tests.Stage;
using Assistant.Testing;
using Assistant.Testing.Shop;
using Assistant.Testing.Turns;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Crash.Tests.Faults;

/// <summary>
/// A shopper of a product of which something breaks: the client sends again what was not accepted, under the same id, the product tries its turns
/// again, and the shopper asks again for what did not come about.
/// </summary>
internal sealed class PatientShopper : IAsyncDisposable
{
    private const int Tries = 4;
    private const int Rounds = 60;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    private readonly List<ConversationId> _conversations = [];
    private readonly List<(ConversationId, string)> _acknowledged = [];

    public PatientShopper(TestParts parts, Calls calls)
    {
        var clock = new ManualClock();
        Assistant = new TestAssistant(new FailingParts.FailingBrain(Act.Brain(), calls), clock: clock, parts: parts with { Shop = Larkfield.Shop(clock) });
    }

    public TestAssistant Assistant { get; }

    public Task<ConversationId> OpenAsync() => AgainAsync(async () =>
    {
        var id = await Assistant.OpenAsync(Some.Ada);
        _conversations.Add(id);
        return id;
    });

    /// <summary>Asks until there is a card, and gives it.</summary>
    public async Task<PendingAction> WantAsync(ConversationId id, Act act)
    {
        for (var i = 0; i < Tries; i++)
        {
            await SayAsync(id, act.Words);
            if ((await Assistant.StateAsync(id)).Actions.FindLast(action => action.IsOpen && action.Proposal.Tool == act.Tool) is { } card)
            {
                return card;
            }
        }

        throw new InvalidOperationException($"There is no card for {act.Tool}: {(await Assistant.FinalsAsync(id))[^1].Message.Text}");
    }

    /// <summary>Says or clicks it again until the card is no longer open.</summary>
    public async Task UntilOverAsync(ConversationId id, PendingAction card, Func<Task> attempt)
    {
        for (var i = 0; i < Tries && (await StateAsync(id, card)).IsOpen; i++)
        {
            await attempt();
        }
    }

    public Task ConfirmAsync(ConversationId id, PendingAction card) => UntilOverAsync(id, card, () => ClickAsync(id, card, "confirm"));

    public Task ClickAsync(ConversationId id, PendingAction card, string decision) => SendAsync(id, "", new ActionClick(decision, card.Id.Value), seen: null);

    public Task SayAsync(ConversationId id, string words, int? seen = null) => SendAsync(id, words, click: null, seen);

    /// <summary>Accepts it, once for its client id, and answers nothing yet.</summary>
    public Task PostAsync(ConversationId id, string clientId, string words, ActionClick? click, int? seen = null) => AgainAsync(async () =>
    {
        var message = new ShopperMessage(words, clientId, click, seen is { } sequence ? ActivityId.Of(id, sequence) : null);
        Assert.IsType<IntakeResult.Accepted>(await Assistant.Intake.AcceptAsync(id, message, CancellationToken.None));
        _acknowledged.Add((id, clientId));
        return true;
    });

    /// <summary>A person of the shop decides.</summary>
    public Task DecideAsync(ConversationId id, PendingAction card, Func<Approver, OfAction> decide) => AgainAsync(() => Assistant.Log.UpdateAsync(
        id,
        now => now?.FindAction(card.Id) is { State: ActionState.NeedsApproval }
            ? new Change<bool>(true, [decide(new Approver("Mo", IsLocal: true, Note: null)) with { At = Assistant.Clock.GetUtcNow() }])
            : new Change<bool>(false, []),
        CancellationToken.None));

    /// <summary>Ends once everything is answered, nothing is under way and no mail waits.</summary>
    public async Task RestAsync(ConversationId id)
    {
        for (var i = 0; i < Rounds; i++)
        {
            if (!(await Assistant.StateAsync(id)).Unanswered.IsEmpty)
            {
                await TryTurnAsync(id);
            }

            await Assistant.SendMailAsync();
            var state = await Assistant.StateAsync(id);
            if (state.Unanswered.IsEmpty && !state.Actions.Exists(action => action.State is ActionState.Executing or ActionState.Unknown or ActionState.Approved) && !await HasMailAsync(state))
            {
                return;
            }

            await PassAsync(Round);
        }

        throw new InvalidOperationException("It does not come to rest.");
    }

    /// <summary>Time passes, and the worker looks once.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Assistant.Clock.Advance(time);
        await Assistant.Worker.WorkAsync(CancellationToken.None);
        await Assistant.SendMailAsync();
    }

    public async Task<PendingAction> StateAsync(ConversationId id, PendingAction card) => (await Assistant.StateAsync(id)).FindAction(card.Id)!;

    /// <summary>Everything that is wrong at the end.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        var events = new Dictionary<ConversationId, IReadOnlyList<ConversationEvent>>();
        var steps = new Dictionary<ActionId, IReadOnlyList<ActionStep>>();
        foreach (var id in _conversations)
        {
            await RestAsync(id);
            events.Add(id, await Assistant.EventsAsync(id));
            foreach (var proposed in events[id].OfType<ActionProposed>())
            {
                steps.Add(proposed.Action, await Assistant.Memory.Actions.ListStepsAsync(proposed.Action, CancellationToken.None));
            }
        }

        return HistoryJudge.Faults(
            new Aftermath(events, [.. Assistant.Shop.Ledger.Select(entry => entry.Key)], Assistant.Mail.Handed, action => steps[action]), _acknowledged);
    }

    public ValueTask DisposeAsync() => Assistant.DisposeAsync();

    private async Task SendAsync(ConversationId id, string words, ActionClick? click, int? seen)
    {
        await PostAsync(id, $"message-{_acknowledged.Count + 1}", words, click, seen);
        await RestAsync(id);
    }

    private async Task TryTurnAsync(ConversationId id)
    {
        try
        {
            await Assistant.Pipeline.RunAsync(id, CancellationToken.None).ToListAsync();
        }
        catch (StorageUnavailableException)
        {
            // As the scheduler does: what could not be stored is tried again a moment later.
        }
    }

    private async Task<bool> HasMailAsync(Conversation state)
    {
        foreach (var action in state.Actions)
        {
            if ((await Assistant.Memory.Actions.ListStepsAsync(action.Id, CancellationToken.None)).Any(step => step.SentAt is null))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<T> AgainAsync<T>(Func<Task<T>> send)
    {
        for (var i = 1; ; i++)
        {
            try
            {
                return await send();
            }
            catch (StorageUnavailableException) when (i < Tries)
            {
                // A client sends it again.
            }
        }
    }
}
