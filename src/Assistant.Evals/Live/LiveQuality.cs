using System.Collections.Immutable;
using Assistant.Core.Conversations;

namespace Assistant.Evals.Live;

/// <summary>What recorded conversations say about the assistant's quality, by code and by people.</summary>
/// <param name="silenceIsConsent">Whether conversations may be looked at whose shopper was not asked.</param>
/// <param name="reviews">Where the labels of people are kept.</param>
internal sealed class LiveQuality(IConversationStore store, bool silenceIsConsent, ReviewFile reviews)
{
    /// <summary>This period beside the one before, and what moved.</summary>
    /// <param name="size">How many conversations of each period are looked at.</param>
    public async Task<LiveReport> MeasureAsync(LivePeriod period, int size, int seed, CancellationToken cancellationToken)
    {
        var before = LiveFigures.Of(await DrawAsync(period.OneBefore(), size, seed, cancellationToken));
        var now = LiveFigures.Of(await DrawAsync(period, size, seed, cancellationToken));
        return new LiveReport(now, before, Drift.Alarms(before, now));
    }

    /// <summary>What this person should judge next; null where nothing is left of the sample.</summary>
    public async Task<LiveConversation?> NextAsync(LivePeriod period, int size, int seed, string reviewer, CancellationToken cancellationToken) =>
        ReviewQueue.Next((await DrawAsync(period, size, seed, cancellationToken)).Conversations, reviews.Read(), reviewer, seed);

    /// <summary>Keeps a label. False where there is no such conversation, or nobody may look at it.</summary>
    public async Task<bool> LabelAsync(ConversationId id, ReviewLabel label, string reviewer, string? note, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var events = await store.ReadAsync(id, 0, cancellationToken);
        if (events is not [ConversationEvent.Started started, ..] || !(started.QualityConsent ?? silenceIsConsent) || LiveConversation.Read(id, events) is not { } conversation)
            return false;

        var automatic = conversation.Faults().Count is 0 ? ReviewLabel.Good : ReviewLabel.Bad;
        reviews.Add(new Review(id.Value, reviewer, label, automatic, at) { Note = note is null ? null : TranscriptRedaction.Redact(note) });
        return true;
    }

    public ImmutableArray<AgreementRow> Agreement() => Live.Agreement.Of(reviews.Read());

    private Task<LiveSample> DrawAsync(LivePeriod period, int size, int seed, CancellationToken cancellationToken) =>
        LiveSample.DrawAsync(store, period, size, seed, silenceIsConsent, cancellationToken);
}

/// <param name="Before">The period of the same length before it.</param>
/// <param name="Alarms">What moved more than chance would, a sentence each.</param>
public sealed record LiveReport(LiveFigures Now, LiveFigures Before, ImmutableArray<string> Alarms);
