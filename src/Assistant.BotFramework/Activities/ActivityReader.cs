using System.Collections.Immutable;
using Assistant.Core.Conversations;

namespace Assistant.BotFramework.Activities;

/// <summary>Reads a conversation as activities.</summary>
internal sealed class ActivityReader(IConversationStore store, DirectLineOptions options)
{
    private const int LongestPage = 100;

    public ActivityMapping Mapping(ConversationId id) => new(id, options.BotName, new PublicUrl(options.PublicBase));

    /// <summary>The activities after <paramref name="after"/>, at most a page of them.</summary>
    /// <param name="now">The conversation as it is; what a client has already seen all of is not read again.</param>
    public async Task<ImmutableArray<Activity>> ReadAsync(Conversation now, int after, CancellationToken cancellationToken)
    {
        if (after >= Position.Last(now))
        {
            return [];
        }

        var mapping = Mapping(now.Id);
        var page = await ReadNextAsync(mapping, after, cancellationToken);
        return page.Length > LongestPage ? page[..LongestPage] : page;
    }

    /// <summary>Brings <paramref name="mapping"/> up to date; gives the activities after <paramref name="after"/> among what was new.</summary>
    public async Task<ImmutableArray<Activity>> ReadNextAsync(ActivityMapping mapping, int after, CancellationToken cancellationToken)
    {
        // All events, not only those that shoppers see: who attends and when it ended stand in the others.
        var events = await store.ReadAsync(mapping.State.Id, mapping.State.Position, cancellationToken);
        return Next(mapping, events, after);
    }

    /// <summary>Brings <paramref name="mapping"/> up to date with the events that follow on it; gives those of their activities that are after <paramref name="after"/>.</summary>
    public static ImmutableArray<Activity> Next(ActivityMapping mapping, IEnumerable<ConversationEvent> events, int after) =>
        [.. events.Select(mapping.Map).OfType<Activity>().Where(activity => activity.Sequence > after)];
}
