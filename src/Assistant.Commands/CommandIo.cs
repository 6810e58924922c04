namespace Assistant.Commands;

/// <summary>What a command reads from and writes to: a terminal, pipes, or a terminal at the other end of a socket.</summary>
/// <param name="Out">Data alone.</param>
/// <param name="Err">Everything else.</param>
/// <param name="CurrentFolder">Where the person is; relative paths in arguments start here.</param>
public sealed record CommandIo(TextReader In, TextWriter Out, TextWriter Err, string CurrentFolder)
{
    /// <summary>A person types into <see cref="In"/>.</summary>
    public bool IsInteractive { get; init; }

    /// <summary><see cref="Out"/> is a terminal, so that tables may be drawn; a pipe gets plain lines.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>The terminal shows colours and the person wants them.</summary>
    public bool HasColours { get; init; }

    /// <summary>Columns of the terminal.</summary>
    public int Width { get; init; } = 80;

    internal string PathOf(string path) => Path.GetFullPath(path, CurrentFolder);

    internal async Task WriteLineAsync(string line, CancellationToken cancellationToken)
    {
        await Out.WriteLineAsync(line.AsMemory(), cancellationToken);
        await Out.FlushAsync(cancellationToken);
    }

    internal async Task TellAsync(string line, CancellationToken cancellationToken)
    {
        await Err.WriteLineAsync(line.AsMemory(), cancellationToken);
        await Err.FlushAsync(cancellationToken);
    }
}
