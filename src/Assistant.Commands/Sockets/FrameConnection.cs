using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Assistant.Commands.Sockets;

/// <summary>One line of JSON per frame, in both directions. Several writers, one reader.</summary>
internal sealed class FrameConnection(Socket socket) : IDisposable
{
    /// <summary>Bytes of text in one frame.</summary>
    public const int LargestText = 32 * 1024;

    // Text grows by a third in base64; a command line may be longer than that.
    private const int LongestLine = 1024 * 1024;

    private readonly NetworkStream _stream = new(socket, ownsSocket: true);
    private readonly SemaphoreSlim _oneWriter = new(1, 1);
    private PipeReader? _lines;

    /// <exception cref="IOException">The other side has gone.</exception>
    public async Task WriteAsync<T>(T frame, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(frame, type), (byte)'\n'];
        await _oneWriter.WaitAsync(cancellationToken);
        try
        {
            await _stream.WriteAsync(line, cancellationToken);
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    /// <summary>The next frame, or null when the other side has closed the connection.</summary>
    /// <exception cref="IOException">The connection broke.</exception>
    /// <exception cref="InvalidDataException">What came is not a frame.</exception>
    public async Task<T?> ReadAsync<T>(JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        _lines ??= PipeReader.Create(_stream, new StreamPipeReaderOptions(leaveOpen: true));
        while (true)
        {
            var read = await _lines.ReadAsync(cancellationToken);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var frame = Parse(read.Buffer.Slice(0, end), type);
                _lines.AdvanceTo(read.Buffer.GetPosition(1, end));
                return frame;
            }

            if (read.Buffer.Length > LongestLine)
            {
                throw new InvalidDataException("A frame is too long.");
            }

            if (read.IsCompleted)
            {
                return null;
            }

            _lines.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _oneWriter.Dispose();
    }

    private static T Parse<T>(ReadOnlySequence<byte> line, JsonTypeInfo<T> type)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            return JsonSerializer.Deserialize(ref reader, type) ?? throw new InvalidDataException("A frame is empty.");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException("A frame is not the JSON that it should be.", fault);
        }
    }
}
