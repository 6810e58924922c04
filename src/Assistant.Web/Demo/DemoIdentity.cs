using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Assistant.DemoShop;

namespace Assistant.Web.Demo;

/// <summary>Signs in the cast of the demo the way a real shop does: with an HS256 token under <c>Chat:IdentitySecret</c>.</summary>
/// <remarks>
/// <c>?as=ada</c> on any page signs in and <c>?as=</c> signs out. A cookie keeps it, as in any shop, so that every page and tab has the
/// same shopper: a page that forgot who is signed in would open a conversation of nobody.
/// </remarks>
public sealed class DemoIdentity(string secret, TimeProvider time)
{
    private const string Choice = "as";
    private const string Cookie = "demo-shopper";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(50);

    public DemoVisitor VisitorOf(HttpContext http)
    {
        var chosen = http.Request.Query.TryGetValue(Choice, out var asked) ? asked.ToString() : null;
        var id = chosen ?? http.Request.Cookies[Cookie];
        var member = DemoCast.All.FirstOrDefault(member => member.Id.Value == id);
        if (chosen is not null)
        {
            Remember(http.Response, member);
        }

        if (member is null)
        {
            return new DemoVisitor(Who: null, Identity: null);
        }

        // The page carries the token.
        http.Response.Headers.CacheControl = "no-store";
        return new DemoVisitor(member, Sign(member));
    }

    private static void Remember(HttpResponse response, CastMember? member)
    {
        var options = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true };
        if (member is null)
        {
            response.Cookies.Delete(Cookie, options);
        }
        else
        {
            response.Cookies.Append(Cookie, member.Id.Value, options);
        }
    }

    private string Sign(CastMember member)
    {
        var head = Encode(new { alg = "HS256", typ = "JWT" });
        var body = Encode(new
        {
            sub = member.Id.Value,
            email = member.Email,
            name = member.Name,
            exp = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds(),
        });
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes($"{head}.{body}"));
        return $"{head}.{body}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode<T>(T value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
