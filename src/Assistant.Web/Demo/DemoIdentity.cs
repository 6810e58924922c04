using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Assistant.Web.Demo;

/// <summary>Signs in the cast of the demo the way a real shop does: with an HS256 token under <c>Chat:IdentitySecret</c>.</summary>
public sealed class DemoIdentity(string secret, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(50);

    public DemoVisitor VisitorOf(string? id) =>
        DemoVisitor.Cast.FirstOrDefault(member => member.Id == id) is { } member
            ? new DemoVisitor(member, Sign(member))
            : new DemoVisitor(Who: null, Identity: null);

    private string Sign(DemoVisitor.Member member)
    {
        var head = Encode(new { alg = "HS256", typ = "JWT" });
        var body = Encode(new
        {
            sub = member.Id,
            email = member.Email,
            name = member.Name,
            exp = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds(),
        });
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes($"{head}.{body}"));
        return $"{head}.{body}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode<T>(T value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
