using System.Security.Cryptography;
using System.Text;

namespace Assistant.BotFramework.Tokens;

/// <summary>The keys of this channel, one for each purpose, all derived from the data folder's secret.</summary>
/// <remarks>A token of one purpose is noise to another; a new secret ends all of them at once.</remarks>
internal sealed class ChatKeys
{
    private const int KeyBytes = 32;
    private const int IdBytes = 6;

    /// <param name="secret">At least 32 random bytes.</param>
    public ChatKeys(byte[] secret)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(secret.Length, KeyBytes);
        ChatToken = Derive("chat token", KeyBytes);
        StreamTicket = Derive("stream ticket", KeyBytes);
        Id = Convert.ToHexStringLower(Derive("key id", IdBytes));

        byte[] Derive(string purpose, int length) =>
            HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, length, info: Encoding.ASCII.GetBytes($"direct line 1: {purpose}"));
    }

    public byte[] ChatToken { get; }

    public byte[] StreamTicket { get; }

    /// <summary>Names this set of keys in a token's <c>kid</c>.</summary>
    public string Id { get; }
}
