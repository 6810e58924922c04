using System.Buffers.Binary;
using System.IO.Compression;

namespace Assistant.Browser.Tests.Browsing;

/// <summary>
/// Packs a screenshot again, without loss. Browsers filter each row, which suits photographs; flat colours compress better as they are.
/// </summary>
internal static class FlatPng
{
    private const int SignatureLength = 8;
    private const int ChunkFrame = 12;
    private const int Rgb = 3;

    public static byte[] Repack(byte[] png)
    {
        var chunks = Chunks(png).ToList();
        var header = chunks.Single(chunk => chunk.Type is "IHDR").Data;
        var width = BinaryPrimitives.ReadInt32BigEndian(header.Span);
        using var packed = new MemoryStream();
        foreach (var data in chunks.Where(chunk => chunk.Type is "IDAT"))
        {
            packed.Write(data.Data.Span);
        }

        var rows = Unfilter(Inflate(packed), stride: width * Rgb);
        using var result = new MemoryStream();
        result.Write(png.AsSpan(0, SignatureLength));
        Write(result, "IHDR"u8, header.Span);
        Write(result, "IDAT"u8, Deflate(rows));
        Write(result, "IEND"u8, []);
        return result.ToArray();
    }

    private static IEnumerable<(string Type, ReadOnlyMemory<byte> Data)> Chunks(byte[] png)
    {
        for (var at = SignatureLength; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            yield return (System.Text.Encoding.ASCII.GetString(png, at + 4, 4), png.AsMemory(at + 8, length));
            at += length + ChunkFrame;
        }
    }

    private static byte[] Inflate(MemoryStream packed)
    {
        packed.Position = 0;
        using var reader = new ZLibStream(packed, CompressionMode.Decompress);
        using var raw = new MemoryStream();
        reader.CopyTo(raw);
        return raw.ToArray();
    }

    private static byte[] Deflate(byte[] raw)
    {
        using var packed = new MemoryStream();
        using (var writer = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            writer.Write(raw);
        }

        return packed.ToArray();
    }

    /// <summary>Takes back what the filter of each row did, in place; each row then says that it has none.</summary>
    private static byte[] Unfilter(byte[] raw, int stride)
    {
        for (var row = 0; row < raw.Length; row += stride + 1)
        {
            var filter = raw[row];
            raw[row] = 0;
            for (var i = 1; i <= stride; i++)
            {
                var left = i > Rgb ? raw[row + i - Rgb] : 0;
                var above = row > 0 ? raw[row + i - stride - 1] : 0;
                var corner = row > 0 && i > Rgb ? raw[row + i - stride - 1 - Rgb] : 0;
                raw[row + i] += (byte)(filter switch
                {
                    0 => 0,
                    1 => left,
                    2 => above,
                    3 => (left + above) / 2,
                    4 => Paeth(left, above, corner),
                    _ => throw new InvalidDataException($"Filter {filter} is none of PNG's."),
                });
            }
        }

        return raw;
    }

    private static int Paeth(int left, int above, int corner)
    {
        var (toLeft, toAbove, toCorner) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - 2 * corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    private static void Write(Stream stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        stream.Write(type);
        stream.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(data, Crc(type, uint.MaxValue)) ^ uint.MaxValue);
        stream.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> data, uint crc)
    {
        const uint Polynomial = 0xEDB88320;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) is 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
            }
        }

        return crc;
    }
}
