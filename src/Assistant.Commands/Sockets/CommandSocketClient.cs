using System.Text;
using Assistant.Hosting;

namespace Assistant.Commands.Sockets;

/// <summary>Has a command run by the host that owns the data folder, and shows here what it shows there.</summary>
internal static class CommandSocketClient
{
    /// <returns>The command's exit code; null where the folder's owner takes no commands.</returns>
    public static async Task<int?> RunAsync(
        IReadOnlyList<string> args, CommandIo io, HostConfiguration configuration, string dataFolder, CancellationToken cancellationToken)
    {
        if (await CommandSocket.ConnectAsync(dataFolder, cancellationToken) is not { } socket)
        {
            return null;
        }

        using var connection = new FrameConnection(socket);
        try
        {
            await connection.WriteAsync(RequestOf(args, io, configuration), FrameJson.Default.CommandRequest, cancellationToken);
            if (await ShowAsync(connection, io, cancellationToken) is { } exit)
            {
                return exit;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Closing the connection cancels the command over there.
            return ExitCode.Interrupted;
        }
        catch (IOException fault) when (BrokenPipe.Is(fault))
        {
            // Closing the connection cancels the command over there.
            return ExitCode.Good;
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException)
        {
            // Said below.
        }

        await io.TellAsync("The host stopped before the command was done.", CancellationToken.None);
        return ExitCode.Failed;
    }

    private static CommandRequest RequestOf(IReadOnlyList<string> args, CommandIo io, HostConfiguration configuration) => new(
        args,
        io.CurrentFolder,
        io.IsInteractive,
        io.IsTerminal,
        io.HasColours,
        io.Width,
        configuration.KnowledgeFolder,
        configuration.Settings.Shop.Provider);

    private static async Task<int?> ShowAsync(FrameConnection connection, CommandIo io, CancellationToken cancellationToken)
    {
        var (output, errors) = (new RemoteText(io.Out), new RemoteText(io.Err));
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var input = new LocalInput(connection, io.In);
        var reading = Task.CompletedTask;
        try
        {
            while (await connection.ReadAsync(FrameJson.Default.HostFrame, cancellationToken) is { } frame)
            {
                switch (frame)
                {
                    case { Out: { } bytes }:
                        await output.WriteAsync(bytes, cancellationToken);
                        break;
                    case { Err: { } bytes }:
                        await errors.WriteAsync(bytes, cancellationToken);
                        break;
                    case { Read: true }:
                        await reading;
                        // A colleague's answer may arrive while the person types, so this is not waited for.
                        reading = input.SendAsync(done.Token);
                        break;
                    case { Exit: { } exit }:
                        return exit;
                }
            }

            return null;
        }
        finally
        {
            await done.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Bytes that may be cut inside a character, written as text.</summary>
    private sealed class RemoteText(TextWriter writer)
    {
        private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

        public async Task WriteAsync(byte[] bytes, CancellationToken cancellationToken)
        {
            var characters = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
            var count = _decoder.GetChars(bytes, characters, flush: false);
            await writer.WriteAsync(characters.AsMemory(0, count), cancellationToken);
            await writer.FlushAsync(cancellationToken);
        }
    }

    /// <summary>Text that may be cut inside a surrogate pair, sent as bytes.</summary>
    private sealed class LocalInput(FrameConnection connection, TextReader reader)
    {
        // At most three bytes of UTF-8 for each.
        private readonly char[] _characters = new char[FrameConnection.LargestText / 3];
        private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();

        public async Task SendAsync(CancellationToken cancellationToken)
        {
            byte[] bytes = [];
            for (var count = 1; count > 0 && bytes.Length is 0;)
            {
                // A lone first half of a pair encodes to nothing yet; an empty frame would be the end.
                count = await reader.ReadAsync(_characters, cancellationToken);
                bytes = new byte[_encoder.GetByteCount(_characters.AsSpan(0, count), flush: count is 0)];
                _encoder.GetBytes(_characters.AsSpan(0, count), bytes, flush: count is 0);
            }

            await connection.WriteAsync(new ClientFrame(bytes), FrameJson.Default.ClientFrame, cancellationToken);
        }
    }
}
