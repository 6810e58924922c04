using System.Security.Cryptography;
using System.Text;

namespace Assistant.Core.Privacy;

/// <summary>The secret of one data folder, from which each part derives a key of its own.</summary>
/// <param name="secret">At least 32 random bytes.</param>
public sealed class DataKeys(byte[] secret)
{
    private const int KeyLength = 32;

    /// <summary>The key for one purpose, such as <c>outbox</c>; keys of two purposes say nothing about each other.</summary>
    public byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyLength, info: Encoding.UTF8.GetBytes(purpose));
}
