using System.Text;
using Assistant.Commands;
using Microsoft.Win32.SafeHandles;

namespace Assistant.Cli;

/// <summary>The process's own input and output as a command sees them.</summary>
internal sealed class Terminal : IAsyncDisposable
{
    private const int StandardOutput = 1;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly StreamWriter _out = new(OpenOutput(), Utf8);
    private readonly StreamWriter _err = new(Console.OpenStandardError(), Utf8);
    private readonly StreamReader _in = new(new InterruptibleInput(Console.OpenStandardInput()), Utf8, bufferSize: 16 * 1024);

    public Terminal()
    {
        var isTerminal = !Console.IsOutputRedirected;
        Io = new CommandIo(_in, _out, _err, Environment.CurrentDirectory)
        {
            IsInteractive = !Console.IsInputRedirected,
            IsTerminal = isTerminal,
            HasColours = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            Width = isTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : 80,
        };
    }

    public CommandIo Io { get; }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _out.DisposeAsync();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // What is left in the buffer has no reader any more.
        }

        await _err.DisposeAsync();
        _in.Dispose();
    }

    /// <summary>
    /// The console's own stream hides that the reader of a pipe has gone, and a command would work on for nobody. A file, though, may be
    /// shared with the commands before and after this one, and only the console's stream writes at its common end.
    /// </summary>
    private static Stream OpenOutput()
    {
        if (OperatingSystem.IsWindows())
        {
            return Console.OpenStandardOutput();
        }

        var output = new FileStream(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return output.CanSeek ? Console.OpenStandardOutput() : output;
    }
}
