using System.Buffers;
using System.Text.Json;

namespace Assistant.DemoShop.Snapshots;

/// <summary>Collects the members of a snapshot's root that are not arrays of records.</summary>
internal sealed class RootMembers
{
    private readonly List<(string Name, byte[] Value)> _members = [];

    public void Add(string name, ReadOnlySpan<byte> value) => _members.Add((name, value.ToArray()));

    /// <summary>All of them as one object.</summary>
    public byte[] ToJson()
    {
        var text = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(text);
        json.WriteStartObject();
        foreach (var (name, value) in _members)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value);
        }

        json.WriteEndObject();
        json.Flush();
        return text.WrittenSpan.ToArray();
    }
}
