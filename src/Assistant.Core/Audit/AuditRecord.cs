using System.Buffers.Binary;
using System.Text;

namespace Assistant.Core.Audit;

/// <summary>One link of the chain, as it is stored.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="At">Unix milliseconds.</param>
/// <param name="Body">The entry's facts as canonical JSON in UTF-8.</param>
/// <param name="Mac">What binds it to everything before it; see <see cref="AuditChain"/>.</param>
public sealed record AuditRecord(long Number, long At, string Kind, byte[] Body, byte[] Mac)
{
    /// <summary>All that the MAC covers, each part so that no other parts could be read from the same bytes.</summary>
    internal byte[] Canonical(long number)
    {
        var kind = Encoding.UTF8.GetBytes(Kind);
        var bytes = new byte[(2 * sizeof(long)) + sizeof(int) + kind.Length + Body.Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(8), At);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), kind.Length);
        kind.CopyTo(bytes, 20);
        Body.CopyTo(bytes, 20 + kind.Length);
        return bytes;
    }
}

/// <summary>Where a chain ends.</summary>
/// <param name="Count">Records so far.</param>
/// <param name="Mac">The last record's.</param>
public sealed record AuditHead(long Count, byte[] Mac)
{
    /// <summary>Before the first record.</summary>
    public static AuditHead Empty { get; } = new(0, new byte[AuditChain.MacLength]);
}
