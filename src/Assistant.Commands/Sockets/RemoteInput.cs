using System.Threading.Channels;

namespace Assistant.Commands.Sockets;

/// <summary>Bytes that a command reads, asked for from the person when the command wants them. Asynchronous only.</summary>
internal sealed class RemoteInput(FrameConnection connection) : Stream
{
    private readonly Channel<byte[]> _received = Channel.CreateUnbounded<byte[]>();
    private ReadOnlyMemory<byte> _rest;
    private bool _hasAsked;
    private bool _hasEnded;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Takes what the client sent; empty is the end.</summary>
    public void Receive(byte[] bytes) => _received.Writer.TryWrite(bytes);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_rest.IsEmpty && !_hasEnded)
        {
            if (!_hasAsked)
            {
                await connection.WriteAsync(new HostFrame { Read = true }, FrameJson.Default.HostFrame, cancellationToken);
                // A read that is given up leaves its answer for the next one.
                _hasAsked = true;
            }

            _rest = await _received.Reader.ReadAsync(cancellationToken);
            _hasAsked = false;
            _hasEnded = _rest.IsEmpty;
        }

        var count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Commands read asynchronously.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
