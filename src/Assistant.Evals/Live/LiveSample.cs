using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Conversations;

namespace Assistant.Evals.Live;

/// <summary>Recorded conversations of a period, drawn with a seed from those whose shoppers agreed.</summary>
/// <param name="Started">All conversations of the period.</param>
/// <param name="WithoutConsent">Those that nobody may look at; nothing of them was read but how they began.</param>
/// <param name="Empty">Drawn, but the assistant answered nothing in them.</param>
internal sealed record LiveSample(LivePeriod Period, int Started, int WithoutConsent, int Empty, ImmutableArray<LiveConversation> Conversations)
{
    /// <param name="size">How many conversations at most.</param>
    /// <param name="silenceIsConsent">Whether those whose shopper was not asked may be drawn.</param>
    public static async Task<LiveSample> DrawAsync(
        IConversationStore store, LivePeriod period, int size, int seed, bool silenceIsConsent, CancellationToken cancellationToken)
    {
        var started = await store.ListStartedAsync(period.From, period.Before, cancellationToken);
        var agreed = started.Where(start => start.Started.QualityConsent ?? silenceIsConsent).Select(start => start.Conversation).ToList();
        var conversations = ImmutableArray.CreateBuilder<LiveConversation>();
        var empty = 0;
        foreach (var id in agreed.OrderBy(id => Lot(id, seed, ""), StringComparer.Ordinal))
        {
            if (conversations.Count == size)
                break;

            if (LiveConversation.Read(id, await store.ReadAsync(id, 0, cancellationToken)) is { } conversation)
                conversations.Add(conversation);
            else
                empty++;
        }

        return new LiveSample(period, started.Count, started.Count - agreed.Count, empty, conversations.ToImmutable());
    }

    /// <summary>The same conversation draws the same lot, whatever else was recorded since.</summary>
    /// <param name="drawer">Who draws; each person draws another order.</param>
    public static string Lot(ConversationId id, int seed, string drawer) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed} {drawer} {id}"))));
}

/// <param name="From">Included.</param>
/// <param name="Before">Not included.</param>
public readonly record struct LivePeriod(DateTimeOffset From, DateTimeOffset Before)
{
    /// <summary>The period of the same length before this one.</summary>
    public LivePeriod OneBefore() => new(From - (Before - From), From);
}
