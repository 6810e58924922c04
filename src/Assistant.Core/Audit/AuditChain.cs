using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Assistant.Core.Privacy;

namespace Assistant.Core.Audit;

/// <summary>
/// Binds each record to all before it: HMAC-SHA256 over the MAC before, the number and the canonical record, under a key that lies outside
/// the database. Who can write the database alone can neither change nor add a record unseen.
/// </summary>
public sealed class AuditChain(byte[] key)
{
    /// <summary>In bytes.</summary>
    public const int MacLength = HMACSHA256.HashSizeInBytes;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static AuditChain From(DataKeys keys) => new(keys.Derive("audit"));

    /// <summary>The record that follows.</summary>
    public AuditRecord Append(AuditHead head, AuditEntry entry)
    {
        var unsigned = new AuditRecord(
            head.Count + 1, entry.At.ToUnixTimeMilliseconds(), entry.Kind, JsonSerializer.SerializeToUtf8Bytes(entry.Facts, Json), Mac: []);
        return unsigned with { Mac = Mac(head.Mac, unsigned.Number, unsigned) };
    }

    /// <summary>Whether a record, taken as number <paramref name="number"/>, follows the one with this MAC.</summary>
    internal bool Follows(byte[] before, long number, AuditRecord record) =>
        CryptographicOperations.FixedTimeEquals(Mac(before, number, record), record.Mac);

    private byte[] Mac(byte[] before, long number, AuditRecord record) => HMACSHA256.HashData(key, (byte[])[.. before, .. record.Canonical(number)]);
}
