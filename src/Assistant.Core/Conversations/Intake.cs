using System.Collections.Immutable;
using System.Text;
using Assistant.Core.Identity;
using Assistant.Core.Privacy;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Conversations;

/// <summary>Where a shopper's message enters: checked, cleaned of secrets, stored once. Nothing is acknowledged before it is stored.</summary>
public sealed class Intake(ConversationLog log, OneTimeCodes codes, Limits limits, TimeProvider time)
{
    private const int MaxClientIdLength = 128;

    /// <exception cref="StorageUnavailableException">Nothing was stored; the client may send the same message again.</exception>
    public async Task<IntakeResult> AcceptAsync(
        ConversationId id, ShopperMessage message, CancellationToken cancellationToken)
    {
        if (Fault(message) is { } fault)
        {
            return fault;
        }

        var update = await log.UpdateAsync(id, conversation => Decide(conversation, message), cancellationToken);
        return update.Result;
    }

    private Change<IntakeResult> Decide(Conversation? conversation, ShopperMessage message)
    {
        if (conversation is null)
        {
            return Nothing(new IntakeResult.Unknown());
        }

        if (message.ClientId is { } clientId && conversation.ClientIds.TryGetValue(clientId, out var known))
        {
            return Nothing(new IntakeResult.Accepted(ActivityId.Of(conversation.Id, known)));
        }

        if (conversation.HasEnded)
        {
            return Nothing(new IntakeResult.Refused(
                IntakeFault.Ended, "This conversation has ended. Please start a new one.", RetryAfter: null));
        }

        var now = time.GetUtcNow();
        if (TooMany(conversation, now) is { } wait)
        {
            return Nothing(new IntakeResult.Refused(
                IntakeFault.TooMany, "That was a lot of messages at once. Please wait a moment and send it again.", wait));
        }

        var spoke = Spoke(conversation, message, now);
        return new Change<IntakeResult>(new IntakeResult.Accepted(ActivityId.Of(conversation.Id, spoke.Sequence)), [spoke]);
    }

    private ShopperSpoke Spoke(Conversation conversation, ShopperMessage message, DateTimeOffset now)
    {
        var proof = codes.TryStepUp(conversation, message.Text ?? "", now);
        var attempt = proof is null ? codes.Try(conversation, message.Text ?? "", now) : null;
        var redacted = Redactor.Redact(proof?.TextWithoutCode ?? attempt?.TextWithoutCode ?? message.Text ?? "");
        return new ShopperSpoke(
            conversation.LastSequence + 1,
            message.ClientId,
            redacted.Text,
            ActivityId.Sequence(conversation.Id, message.SeenActivityId))
        {
            At = now,
            Click = message.Click,
            Redacted = redacted.Kinds,
            Code = attempt?.Attempt,
            StepUp = proof?.Attempt,
        };
    }

    private IntakeResult.Refused? Fault(ShopperMessage message) => message switch
    {
        { ClientId.Length: > MaxClientIdLength } =>
            new(IntakeFault.Malformed, $"The client's message id is longer than {MaxClientIdLength} characters.", RetryAfter: null),
        { Click: null } when string.IsNullOrWhiteSpace(message.Text) =>
            new(IntakeFault.Empty, "The message is empty. Please type what you would like to know.", RetryAfter: null),
        { Text: { } text } when text.Length > limits.MessageCharacters || Encoding.UTF8.GetByteCount(text) > limits.MessageBytes =>
            new(IntakeFault.TooLong, $"The message is too long. Please send at most {limits.MessageCharacters} characters at a time.", RetryAfter: null),
        { Text: { } text } when !IsWellFormed(text) =>
            new(IntakeFault.Malformed, "The message holds characters that are not text. Please type it again.", RetryAfter: null),
        _ => null,
    };

    /// <summary>No NUL and no half of a surrogate pair: neither can be stored and shown faithfully.</summary>
    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || text[i] is '\0')
            {
                return false;
            }
        }

        return true;
    }

    private TimeSpan? TooMany(Conversation conversation, DateTimeOffset now) =>
        Wait(conversation, now, TimeSpan.FromMinutes(1), limits.MessagesPerMinute)
            ?? Wait(conversation, now, TimeSpan.FromHours(1), limits.MessagesPerHour);

    /// <summary>How long until one more message fits into the window, or null when it fits now.</summary>
    private static TimeSpan? Wait(Conversation conversation, DateTimeOffset now, TimeSpan window, int most)
    {
        // Counted from the newest back, and never further than the limit.
        var seen = 0;
        for (var i = conversation.Transcript.Count - 1; i >= 0; i--)
        {
            var utterance = conversation.Transcript[i];
            if (utterance.At <= now - window)
            {
                return null;
            }

            if (utterance.Speaker is null && ++seen == most)
            {
                return utterance.At + window - now;
            }
        }

        return null;
    }

    private static Change<IntakeResult> Nothing(IntakeResult result) => new(result, ImmutableArray<ConversationEvent>.Empty);
}
