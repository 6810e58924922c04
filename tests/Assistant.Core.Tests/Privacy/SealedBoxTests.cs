using System.Security.Cryptography;
using Assistant.Core.Privacy;

namespace Assistant.Core.Tests.Privacy;

public sealed class SealedBoxTests
{
    private static readonly DataKeys Keys = new(RandomNumberGenerator.GetBytes(32));
    private static readonly SealedBox Box = new(Keys, "outbox");
    private static readonly byte[] Plain = [.. "code 123456 for ada@example.com"u8];

    [Fact]
    public void Gives_back_what_was_sealed() => Assert.Equal(Plain, Box.Open(Box.Seal(Plain)));

    [Fact]
    public void Seals_nothing_at_all() => Assert.Empty(Box.Open(Box.Seal([])));

    [Fact]
    public void Shows_neither_the_content_nor_that_two_are_equal()
    {
        var (first, second) = (Box.Seal(Plain), Box.Seal(Plain));

        Assert.NotEqual(first, second);
        Assert.Equal(-1, first.AsSpan().IndexOf("123456"u8));
    }

    [Fact]
    public void Notices_any_change()
    {
        var sealedBytes = Box.Seal(Plain);

        for (var i = 0; i < sealedBytes.Length; i++)
        {
            var changed = sealedBytes.ToArray();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => Box.Open(changed));
            Assert.ThrowsAny<CryptographicException>(() => Box.Open(sealedBytes.AsSpan(0, i)));
        }
    }

    [Fact]
    public void Opens_only_with_its_own_key_and_purpose()
    {
        var sealedBytes = Box.Seal(Plain);

        Assert.ThrowsAny<CryptographicException>(() => new SealedBox(Keys, "mail").Open(sealedBytes));
        Assert.ThrowsAny<CryptographicException>(
            () => new SealedBox(new DataKeys(RandomNumberGenerator.GetBytes(32)), "outbox").Open(sealedBytes));
        Assert.Equal(Plain, new SealedBox(Keys, "outbox").Open(sealedBytes));
    }
}
