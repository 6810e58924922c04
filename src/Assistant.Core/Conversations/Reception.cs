using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Knowledge;
using Assistant.Core.Prompts;
using Assistant.Core.Shop;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Conversations;

/// <summary>Opens conversations: greets, counts how many come from one address, and lets shoppers back in.</summary>
/// <param name="key">Secret of this data folder: addresses are kept as keyed pseudonyms only.</param>
public sealed class Reception(byte[] key, ConversationLog log, ILiveRelease live, Limits limits, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private readonly SlidingCounter _starts = new(Window);

    public async Task<StartResult> StartAsync(StartRequest request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var origin = Pseudonym(request.Origin);
        if (_starts.TryAdd(origin, limits.ConversationsPerHour, now) is { } wait)
        {
            return new StartResult.TooMany(wait);
        }

        var events = ImmutableArray.CreateBuilder<ConversationEvent>();
        events.Add(new Started(request.Channel, request.Shopper, origin, request.Locale) { At = now, QualityConsent = request.QualityConsent });
        if (request.Customer is { } customer)
        {
            events.Add(new SignedIn(customer) { At = now });
        }

        events.Add(new AssistantSpoke(1, Greeting(live.Current.Wording)) { At = now });
        return new StartResult.Opened(await log.StartAsync(request.Id, events.ToImmutable(), cancellationToken));
    }

    /// <summary>
    /// Lets a shopper back in. What a guest had proved is forgotten, but not that a code is awaited; a signed-in conversation opens for the same customer only;
    /// one that nobody was signed in to may be continued by a customer, who then owns it. Null: not this shopper's, or unknown.
    /// </summary>
    public async Task<Conversation?> ResumeAsync(ConversationId id, CustomerId? customer, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var update = await log.UpdateAsync(id, conversation => conversation switch
        {
            null => new Change<bool>(false, []),
            { Customer: { } owner } when owner != customer => new Change<bool>(false, []),
            { Customer: null } when customer is { } signedIn =>
                new Change<bool>(true, [new Resumed { At = now }, new SignedIn(signedIn) { At = now }]),
            { Customer: null, Proved: null } => new Change<bool>(true, []),
            { Customer: null } => new Change<bool>(true, [new Resumed { At = now }]),
            _ => new Change<bool>(true, []),
        }, cancellationToken);
        return update.Result ? update.Conversation : null;
    }

    private static OutgoingMessage Greeting(Wording wording) => new(Speaker.Assistant, wording.Say("system.greeting"))
    {
        Suggestions =
        [
            wording.Say("system.greeting.suggestion.order"),
            wording.Say("system.greeting.suggestion.returns"),
            wording.Say("system.greeting.suggestion.products"),
        ],
    };

    private string Pseudonym(string address) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(address)))[..16];
}

/// <param name="Id">Given before anything is stored, so that a token can name it.</param>
/// <param name="Channel">Such as <c>directline</c> or <c>terminal</c>.</param>
/// <param name="Origin">Network address, or another name for where it comes from; only a pseudonym is kept.</param>
/// <param name="Customer">Set only where a signed token vouched for it.</param>
public sealed record StartRequest(
    ConversationId Id, string Channel, string Shopper, string Origin, string? Locale, CustomerId? Customer)
{
    /// <inheritdoc cref="Started.QualityConsent"/>
    public bool? QualityConsent { get; init; }
}

public abstract record StartResult
{
    private StartResult()
    {
    }

    public sealed record Opened(Conversation Conversation) : StartResult;

    public sealed record TooMany(TimeSpan RetryAfter) : StartResult;
}
