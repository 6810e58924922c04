using System.Security.Cryptography;

namespace Assistant.Core.Privacy;

/// <summary>Makes bytes unreadable for everybody without the key, and notices any change to them (AES-256-GCM).</summary>
public sealed class SealedBox(DataKeys keys, string purpose)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] _key = keys.Derive(purpose);

    /// <summary>Nonce, tag and ciphertext, in this order.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain)
    {
        var result = new byte[NonceLength + TagLength + plain.Length];
        var nonce = result.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagLength);
        aes.Encrypt(nonce, plain, result.AsSpan(NonceLength + TagLength), result.AsSpan(NonceLength, TagLength));
        return result;
    }

    /// <exception cref="CryptographicException">The bytes were not sealed with this key, or were changed.</exception>
    public byte[] Open(ReadOnlySpan<byte> box)
    {
        if (box.Length < NonceLength + TagLength)
        {
            throw new CryptographicException("Too short to be a sealed box.");
        }

        var plain = new byte[box.Length - NonceLength - TagLength];
        using var aes = new AesGcm(_key, TagLength);
        aes.Decrypt(box[..NonceLength], box[(NonceLength + TagLength)..], box.Slice(NonceLength, TagLength), plain);
        return plain;
    }
}
