using System.Text;
using Assistant.Core.Shop;

namespace Assistant.BotFramework.Tokens;

/// <summary>Reads the tokens by which a shop's own site vouches for a signed-in customer. A bad one is refused, never a visitor.</summary>
internal sealed class IdentityTokens(DirectLineOptions options, TimeProvider time)
{
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan Leeway = TimeSpan.FromSeconds(60);

    public IdentityReading Read(string token)
    {
        if (options.IdentitySecret is not { } secret)
        {
            return new IdentityReading.Refused("This shop has no identity secret. Set Chat:IdentitySecret to the secret that signs the token.");
        }

        if (SignedToken.Read(token, TokenJson.Default.IdentityClaims, keyId: null, Encoding.UTF8.GetBytes(secret)) is not { } claims)
        {
            return new IdentityReading.Refused(
                "The identity token cannot be verified. Sign it with HS256 and the secret in Chat:IdentitySecret; claims are "
                + "sub (text), exp (Unix seconds) and, if you like, email and name (text).");
        }

        var now = time.GetUtcNow();
        return claims switch
        {
            { Exp: not (> 0 and < 253_402_300_800) } => new IdentityReading.Refused(
                "The identity token has no usable exp claim. Give it in Unix seconds, at most one hour ahead."),
            { Exp: { } exp } when DateTimeOffset.FromUnixTimeSeconds(exp) + Leeway <= now => new IdentityReading.Refused(
                "The identity token has expired. Make a new one for every page view, and check the clock of the server that signs it."),
            { Exp: { } exp } when DateTimeOffset.FromUnixTimeSeconds(exp) > now + LongestLifetime + Leeway => new IdentityReading.Refused(
                "The identity token expires too late. Set exp to at most one hour from now."),
            { Nbf: { } nbf } when nbf > (now + Leeway).ToUnixTimeSeconds() => new IdentityReading.Refused(
                "The identity token is not valid yet. Check its nbf claim and the clock of the server that signs it."),
            _ when !CustomerId.TryParse(claims.Sub, out _) => new IdentityReading.Refused(
                "The identity token has no usable sub claim. Set it to the customer's id in the shop, as text."),
            _ => new IdentityReading.Vouched(new CustomerId(claims.Sub!)),
        };
    }
}

internal abstract record IdentityReading
{
    private IdentityReading()
    {
    }

    public sealed record Vouched(CustomerId Customer) : IdentityReading;

    /// <param name="Remedy">What is wrong and what to do; holds nothing of the token.</param>
    public sealed record Refused(string Remedy) : IdentityReading;
}

/// <summary>Email and name are read for their form alone: the shop's own record of the customer counts.</summary>
internal sealed record IdentityClaims(string? Sub, string? Email, string? Name, long? Exp, long? Nbf);
