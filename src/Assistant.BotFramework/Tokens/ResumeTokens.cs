using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Conversations;
using Assistant.Core.Shop;

namespace Assistant.BotFramework.Tokens;

/// <summary>Gives shoppers a way back into their conversation: 30 days, a new token at every use.</summary>
/// <remarks>A token is 256 random bits; only its hash is kept. Whose conversation it opens is decided by <see cref="Reception"/>.</remarks>
internal sealed class ResumeTokens(IResumeTokens tokens, Reception reception, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);
    private const int TokenBytes = 32;

    public async Task<string> IssueAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        var token = NewToken();
        await tokens.AddAsync(conversation, Hash(token), time.GetUtcNow() + Lifetime, cancellationToken);
        return token;
    }

    /// <summary>Opens the conversation of <paramref name="token"/> and replaces the token; null where it opens nothing for this shopper.</summary>
    /// <param name="customer">Whom the shop vouches for in this request.</param>
    public async Task<Resumption?> ResumeAsync(string token, CustomerId? customer, CancellationToken cancellationToken)
    {
        var used = Hash(token);
        if (await tokens.FindAsync(used, time.GetUtcNow(), cancellationToken) is not { } id
            || await reception.ResumeAsync(id, customer, cancellationToken) is not { } conversation)
        {
            return null;
        }

        var next = NewToken();
        var now = time.GetUtcNow();
        return await tokens.RotateAsync(used, Hash(next), now, now + Lifetime, cancellationToken)
            ? new Resumption(conversation, next)
            : null;
    }

    private static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <param name="Token">The way back from now on.</param>
internal sealed record Resumption(Conversation Conversation, string Token);
