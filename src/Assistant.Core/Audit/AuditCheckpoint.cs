using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Privacy;

namespace Assistant.Core.Audit;

/// <summary>How long the chain was at a moment, and how it ended: kept in a second place, so that the end of the chain cannot be cut off unseen.</summary>
public sealed record AuditCheckpoint(long Count, byte[] Head, DateTimeOffset At);

/// <summary>Writes checkpoints as lines and reads them: <c>count head at mac</c>, the MAC over the rest of the line.</summary>
public sealed class AuditSeal(byte[] key)
{
    private const int Parts = 4;

    public static AuditSeal From(DataKeys keys) => new(keys.Derive("audit checkpoints"));

    /// <summary>One line without its end.</summary>
    public string Write(AuditCheckpoint checkpoint)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{checkpoint.Count} {Convert.ToHexStringLower(checkpoint.Head)} {checkpoint.At.ToUnixTimeMilliseconds()}");
        return $"{text} {Mac(text)}";
    }

    /// <summary>False where the line was not written under this key, or was changed.</summary>
    public bool TryRead(string line, [NotNullWhen(true)] out AuditCheckpoint? checkpoint)
    {
        checkpoint = null;
        var end = line.LastIndexOf(' ');
        if (end < 0 || !Equal(Mac(line[..end]), line[(end + 1)..]) || line.Split(' ') is not { Length: Parts } parts)
        {
            return false;
        }

        // What the MAC covers we wrote ourselves.
        checkpoint = new AuditCheckpoint(
            long.Parse(parts[0], CultureInfo.InvariantCulture),
            Convert.FromHexString(parts[1]),
            DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[2], CultureInfo.InvariantCulture)));
        return true;
    }

    private static bool Equal(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private string Mac(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
}
