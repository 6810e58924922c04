using System.Text;
using System.Text.Json;
using Assistant.Commands;
using Assistant.Testing;

namespace Assistant.Cli.Tests;

/// <summary>What one command printed and how it ended.</summary>
internal sealed record CommandRun(int Exit, string Out, string Err)
{
    public IReadOnlyList<string> Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<JsonElement> JsonLines => [.. Lines.Select(line => JsonElement.Parse(line))];

    public JsonElement Json => JsonElement.Parse(Out);

    /// <summary>Runs a command on a product that is there already.</summary>
    public static Task<CommandRun> RunAsync(IRuntimeProvider runtime, params string[] args) =>
        ReadingAsync(TextReader.Null, runtime, args);

    public static Task<CommandRun> ReadingAsync(string input, IRuntimeProvider runtime, params string[] args) =>
        ReadingAsync(new StringReader(input), runtime, args);

    public static Task<CommandRun> ReadingAsync(TextReader input, IRuntimeProvider runtime, params string[] args) =>
        CaptureAsync(input, (io, cancellationToken) => AssistantCommand.RunAsync(args, io, runtime, cancellationToken));

    /// <summary>Runs the whole program, as its own process would.</summary>
    public static Task<CommandRun> ProgramAsync(params string[] args) => ProgramReadingAsync(TextReader.Null, args);

    public static Task<CommandRun> ProgramReadingAsync(TextReader input, params string[] args) =>
        CaptureAsync(input, (io, cancellationToken) => CommandProgram.RunAsync(args, io, cancellationToken));

    public static async Task<CommandRun> CaptureAsync(TextReader input, Func<CommandIo, CancellationToken, Task<int>> run)
    {
        var (output, errors) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var exit = await run(new CommandIo(input, output, errors, Repository.Root), TestContext.Current.CancellationToken);
        return new CommandRun(exit, output.ToString(), errors.ToString());
    }
}

/// <summary>A person who reads before typing: each line is made when it is asked for.</summary>
internal sealed class Typing(params Func<string?>[] lines) : TextReader
{
    private int _next;

    public override ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(_next < lines.Length ? lines[_next++]() : null);
}

/// <summary>A folder that is gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("assistant-cli-");

    public string Path => _folder.FullName;

    public string Of(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(Of(name), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return Of(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
