using System.Collections.Immutable;
using Assistant.Core.Conversations;

namespace Assistant.BotFramework.Tokens;

/// <summary>Makes and reads the bearer tokens of shoppers: one conversation each, 30 minutes, renewed for a day at most.</summary>
internal sealed class ChatTokens(ChatKeys keys, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestSession = TimeSpan.FromHours(24);

    public static string NewUser() => $"dl_{Guid.NewGuid():N}";

    public IssuedToken Issue(ConversationId conversation, string user, bool startsConversation, ImmutableArray<string> trustedOrigins)
    {
        var now = time.GetUtcNow();
        return Issue(new ChatToken(conversation, user, now, now) { StartsConversation = startsConversation, TrustedOrigins = trustedOrigins });
    }

    /// <summary>The same rights for another while, never past the end of the session.</summary>
    public IssuedToken Renew(ChatToken token) => Issue(token);

    public TokenReading Read(string? text)
    {
        if (SignedToken.Read(text, TokenJson.Default.ChatTokenClaims, keys.Id, keys.ChatToken) is not { } claims
            || !ConversationId.TryParse(claims.Conv, out var conversation))
        {
            return new TokenReading.Invalid();
        }

        var token = new ChatToken(
            conversation, claims.User, DateTimeOffset.FromUnixTimeSeconds(claims.Born), DateTimeOffset.FromUnixTimeSeconds(claims.Exp))
        {
            StartsConversation = claims.Starts ?? false,
            TrustedOrigins = claims.Origins ?? [],
        };
        return time.GetUtcNow() < token.ExpiresAt ? new TokenReading.Valid(token) : new TokenReading.Expired();
    }

    private IssuedToken Issue(ChatToken token)
    {
        var now = time.GetUtcNow();
        var sessionEnd = token.BornAt + LongestSession;
        var expiresAt = now + Lifetime < sessionEnd ? now + Lifetime : sessionEnd;
        var claims = new ChatTokenClaims(
            token.User, token.Conversation.Value, now.ToUnixTimeSeconds(), expiresAt.ToUnixTimeSeconds(), token.BornAt.ToUnixTimeSeconds())
        {
            Starts = token.StartsConversation ? true : null,
            Origins = token.TrustedOrigins.IsDefaultOrEmpty ? null : token.TrustedOrigins,
        };
        var text = SignedToken.Sign(claims, TokenJson.Default.ChatTokenClaims, keys.Id, keys.ChatToken);
        return new IssuedToken(text, (int)(claims.Exp - claims.Iat), token with { ExpiresAt = expiresAt });
    }
}

/// <param name="User">The channel's id of the shopper, beginning with <c>dl_</c>; clients read it from the token.</param>
/// <param name="BornAt">When the first token of this session was made; renewing does not move it.</param>
internal sealed record ChatToken(ConversationId Conversation, string User, DateTimeOffset BornAt, DateTimeOffset ExpiresAt)
{
    /// <summary>Made by a server with the secret before the conversation exists: the first start stores it.</summary>
    public bool StartsConversation { get; init; }

    /// <summary>Where not empty, browsers on other origins are refused.</summary>
    public ImmutableArray<string> TrustedOrigins { get; init; } = [];
}

/// <param name="ExpiresIn">In seconds.</param>
internal sealed record IssuedToken(string Text, int ExpiresIn, ChatToken Token);

internal abstract record TokenReading
{
    private TokenReading()
    {
    }

    public sealed record Valid(ChatToken Token) : TokenReading;

    /// <summary>Ours, and too old.</summary>
    public sealed record Expired : TokenReading;

    /// <summary>Not ours, or altered.</summary>
    public sealed record Invalid : TokenReading;
}

/// <summary>Times are in Unix seconds. <c>user</c> is the claim in which Web Chat looks for its own id.</summary>
internal sealed record ChatTokenClaims(string User, string Conv, long Iat, long Exp, long Born)
{
    public bool? Starts { get; init; }

    public ImmutableArray<string>? Origins { get; init; }
}
