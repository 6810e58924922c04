using System.Buffers;
using System.Text.Json;
using Assistant.BotFramework.Activities;

namespace Assistant.BotFramework.Streaming;

/// <summary>Packs activities into frames of bounded size, in order.</summary>
internal static class Frames
{
    /// <summary>What one frame may hold, unless a single activity is larger: the most that ever waits for a slow reader.</summary>
    private const int LargestBytes = 128 * 1024;

    public static IEnumerable<ReadOnlyMemory<byte>> Of(IReadOnlyList<Activity> activities)
    {
        var waiting = new List<byte[]>();
        var bytes = 0;
        var watermark = default(string);
        foreach (var activity in activities)
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Wire.Activity);
            if (waiting.Count > 0 && bytes + json.Length > LargestBytes)
            {
                yield return Frame(waiting, watermark);
                waiting.Clear();
                bytes = 0;
            }

            waiting.Add(json);
            bytes += json.Length;
            watermark = activity.Sequence is { } sequence ? Position.Watermark(sequence) : watermark;
        }

        if (waiting.Count > 0)
        {
            yield return Frame(waiting, watermark);
        }
    }

    private static ReadOnlyMemory<byte> Frame(List<byte[]> activities, string? watermark)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteStartArray("activities");
        foreach (var activity in activities)
        {
            writer.WriteRawValue(activity, skipInputValidation: true);
        }

        writer.WriteEndArray();
        if (watermark is not null)
        {
            writer.WriteString("watermark", watermark);
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
