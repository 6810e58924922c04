namespace Assistant.Commands.Sockets;

/// <summary>Bytes that a command writes, on their way to the person as frames. Asynchronous only.</summary>
internal sealed class RemoteOutput(FrameConnection connection, Func<byte[], HostFrame> frame) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        for (var rest = buffer; rest.Length > 0; rest = rest[Math.Min(rest.Length, FrameConnection.LargestText)..])
        {
            var part = rest[..Math.Min(rest.Length, FrameConnection.LargestText)].ToArray();
            await connection.WriteAsync(frame(part), FrameJson.Default.HostFrame, cancellationToken);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Commands write asynchronously.");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
