using System.Diagnostics;
using Assistant.Core;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.BotFramework.DirectLine;

/// <summary>Gives each kind of activity that a client may send to the part of the product that it is meant for.</summary>
internal sealed class ActivityIntake(Intake intake, ConversationLog log, ConversationFeed feed, Limits limits, TimeProvider time)
{
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(1);
    private readonly SlidingCounter _signals = new(TimeSpan.FromMinutes(1));

    public Task<PostOutcome> AcceptAsync(ConversationId id, ClientActivity activity, CancellationToken cancellationToken) =>
        activity.Type switch
        {
            "message" => MessageAsync(id, activity, cancellationToken),
            "typing" => SignalAsync(id, conversation => feed.Publish(new FeedItem.ShopperTyping(conversation)), cancellationToken),
            // Accepted because clients send them by themselves; nothing here depends on them.
            "event" or "conversationUpdate" => SignalAsync(id, _ => { }, cancellationToken),
            "endOfConversation" => EndAsync(id, cancellationToken),
            _ => Task.FromResult<PostOutcome>(new PostOutcome.Refused(DirectLineError.BadArgument(
                "Send an activity of type message, typing, event, conversationUpdate or endOfConversation."))),
        };

    private async Task<PostOutcome> MessageAsync(ConversationId id, ClientActivity activity, CancellationToken cancellationToken)
    {
        var message = new ShopperMessage(
            activity.Text, activity.ChannelData?.ClientActivityId, ClickReader.Read(activity.Value), activity.ChannelData?.Seen);
        return await intake.AcceptAsync(id, message, cancellationToken) switch
        {
            IntakeResult.Accepted(var activityId) => new PostOutcome.Stored(activityId),
            IntakeResult.Unknown => new PostOutcome.Refused(DirectLineError.NotFound()),
            IntakeResult.Refused refused => new PostOutcome.Refused(Error(refused)),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<PostOutcome> SignalAsync(
        ConversationId id, Action<ConversationId> signal, CancellationToken cancellationToken)
    {
        if (await log.FindAsync(id, cancellationToken) is not { } conversation)
        {
            return new PostOutcome.Refused(DirectLineError.NotFound());
        }

        if (_signals.TryAdd(id.Value, limits.SignalsPerMinute, time.GetUtcNow()) is { } wait)
        {
            return new PostOutcome.Refused(DirectLineError.TooMany("That was a lot of signals at once. Messages still arrive.", wait));
        }

        signal(conversation.Id);
        return Passing(id);
    }

    private async Task<PostOutcome> EndAsync(ConversationId id, CancellationToken cancellationToken)
    {
        var update = await log.UpdateAsync(
            id,
            conversation => conversation is null or { HasEnded: true }
                ? new Change<bool>(conversation is not null, [])
                : new Change<bool>(
                    true, [.. OpenCards.Withdraw(conversation, WithdrawnBecause.Over, time.GetUtcNow()), new Ended { At = time.GetUtcNow() }]),
            cancellationToken);
        return update.Result ? Passing(id) : new PostOutcome.Refused(DirectLineError.NotFound());
    }

    /// <summary>Clients want an id even for what is not stored.</summary>
    private static PostOutcome.Stored Passing(ConversationId id) => new($"{id}|{Guid.CreateVersion7():N}");

    private static DirectLineError Error(IntakeResult.Refused refused) => refused.Fault switch
    {
        IntakeFault.Empty or IntakeFault.Malformed => DirectLineError.BadArgument(refused.Message),
        IntakeFault.TooLong => DirectLineError.TooLarge(refused.Message),
        IntakeFault.TooMany => DirectLineError.TooMany(refused.Message, refused.RetryAfter ?? ShortWait),
        IntakeFault.Ended => DirectLineError.Ended(refused.Message),
        _ => throw new UnreachableException(),
    };
}

internal abstract record PostOutcome
{
    private PostOutcome()
    {
    }

    public sealed record Stored(string ActivityId) : PostOutcome;

    public sealed record Refused(DirectLineError Error) : PostOutcome;
}
