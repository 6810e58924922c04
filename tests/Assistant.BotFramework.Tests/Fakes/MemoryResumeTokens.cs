using Assistant.BotFramework.Tokens;
using Assistant.Core.Conversations;

namespace Assistant.BotFramework.Tests.Fakes;

internal sealed class MemoryResumeTokens : IResumeTokens
{
    private readonly Lock _lock = new();
    private readonly List<Way> _ways = [];

    public Task AddAsync(ConversationId conversation, string hash, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _ways.Add(new Way(conversation) { Current = hash, ExpiresAt = expiresAt });
            return Task.CompletedTask;
        }
    }

    public Task<ConversationId?> FindAsync(string hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(Find(hash, now)?.Conversation);
        }
    }

    public Task<bool> RotateAsync(
        string used, string next, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Find(used, now) is not { } way)
            {
                return Task.FromResult(false);
            }

            (way.Previous, way.Current, way.ExpiresAt) = (used, next, expiresAt);
            return Task.FromResult(true);
        }
    }

    private Way? Find(string hash, DateTimeOffset now) =>
        _ways.FirstOrDefault(way => (way.Current == hash || way.Previous == hash) && now < way.ExpiresAt);

    private sealed class Way(ConversationId conversation)
    {
        public ConversationId Conversation => conversation;

        public string? Current { get; set; }

        public string? Previous { get; set; }

        public DateTimeOffset ExpiresAt { get; set; }
    }
}
