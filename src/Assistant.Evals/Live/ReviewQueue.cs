namespace Assistant.Evals.Live;

/// <summary>
/// Which conversation a person judges next: in turn the one with the most faults, one by lot, and one that somebody else judged already.
/// The worst are where something is to be mended, the others tell how good the rest is, and the third kind how far people agree.
/// </summary>
internal static class ReviewQueue
{
    /// <summary>Null where this person has judged all of them.</summary>
    public static LiveConversation? Next(IReadOnlyCollection<LiveConversation> sample, IReadOnlyCollection<Review> reviews, string reviewer, int seed)
    {
        var own = reviews.Where(review => review.Reviewer == reviewer).Select(review => review.Conversation).ToHashSet();
        var others = reviews.Where(review => review.Reviewer != reviewer).Select(review => review.Conversation).ToHashSet();
        var left = sample.Where(conversation => !own.Contains(conversation.Id.Value)).OrderBy(conversation => LiveSample.Lot(conversation.Id, seed, reviewer), StringComparer.Ordinal).ToList();
        var second = left.FirstOrDefault(conversation => others.Contains(conversation.Id.Value));
        return (own.Count % 3) switch
        {
            0 => left.MaxBy(conversation => conversation.Faults().Count),
            2 when second is not null => second,
            _ => left.FirstOrDefault(),
        };
    }
}
