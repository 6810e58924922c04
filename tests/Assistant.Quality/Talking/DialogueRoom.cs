using Assistant.Core;
using Assistant.Core.Conversations;
using Assistant.Core.Shop;
using Assistant.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Quality.Talking;

/// <summary>The whole product below its channels with the built-in brain and the demo shop, on a day that does not change.</summary>
internal sealed class DialogueRoom : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // A Wednesday at noon, in winter time: before Black Friday, within opening hours.
    private static readonly FixedClock Clock = new(new DateTimeOffset(2026, 11, 18, 11, 0, 0, TimeSpan.Zero));

    private readonly DirectoryInfo _folder;
    private readonly AssistantRuntime _runtime;

    private DialogueRoom(DirectoryInfo folder, AssistantRuntime runtime, Letterbox letterbox) =>
        (_folder, _runtime, Letterbox) = (folder, runtime, letterbox);

    public Letterbox Letterbox { get; }

    public static async Task<DialogueRoom> OpenAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("assistant-dialogues-");
        var letterbox = new Letterbox();
        var options = new RuntimeOptions
        {
            Settings = HostConfiguration.Read([], TestData.Repository, "Production").Settings with
            {
                Data = new DataSettings { Folder = folder.FullName },
                Knowledge = new KnowledgeSettings { PublishOnSave = false },
                Limits = new Limits { MessagesPerMinute = 10_000, MessagesPerHour = 100_000, ConversationsPerHour = 100_000, CodesPerOriginAndHour = 100_000, CodesPerOrderAndHour = 100_000, CodesPerOrderAndDay = 100_000 },
            },
            Roots = new Roots(TestData.Repository),
            IsDemo = true,
            Loggers = NullLoggerFactory.Instance,
            Time = Clock,
            Mailer = letterbox,
        };
        return new DialogueRoom(folder, await AssistantRuntime.OpenAsync(options, cancellationToken), letterbox);
    }

    /// <param name="who"><c>visitor</c> or a demo customer's id.</param>
    public async Task<ConversationId> EnterAsync(string who, CancellationToken cancellationToken)
    {
        var request = new StartRequest(
            ConversationId.New(), "quality", "shopper", "198.51.100.7", Locale: null, who is "visitor" ? null : new CustomerId(who));
        return await _runtime.Reception.StartAsync(request, cancellationToken) is StartResult.Opened(var opened)
            ? opened.Id
            : throw new InvalidOperationException("No conversation was opened.");
    }

    /// <summary>Says it and waits for the message that ends the turn.</summary>
    public async Task<ConversationEvent.AssistantSpoke> SayAsync(ConversationId id, string text, CancellationToken cancellationToken)
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = _runtime.Feed.Subscribe(id, item =>
        {
            if (item is FeedItem.Appended(var state, var events)
                && state.Unanswered.IsEmpty
                && events.Any(e => e is ConversationEvent.AssistantSpoke { Turn: not null }))
            {
                answered.TrySetResult();
            }
        });
        var taken = await _runtime.Intake.AcceptAsync(id, new ShopperMessage(text, null, Click: null, SeenActivityId: null), cancellationToken);
        if (taken is not IntakeResult.Accepted)
            throw new InvalidOperationException($"The message was not taken: {taken}");

        await answered.Task.WaitAsync(Patience, cancellationToken);
        return (await EventsAsync(id, cancellationToken)).OfType<ConversationEvent.AssistantSpoke>().Last(spoke => spoke.Turn is not null);
    }

    public Task<IReadOnlyList<ConversationEvent>> EventsAsync(ConversationId id, CancellationToken cancellationToken) =>
        _runtime.Store.ReadAsync(id, 0, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _runtime.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
