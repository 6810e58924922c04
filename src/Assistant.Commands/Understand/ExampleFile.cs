using System.Collections.Immutable;
using Assistant.Brains.Understanding.Intents;
using Assistant.Commands.Output;

namespace Assistant.Commands.Understand;

/// <summary>Reads the examples of a file of <c>{ "text", "intent" }</c> lines. One bad line refuses the file: a silent gap would spoil what is measured.</summary>
internal static class ExampleFile
{
    /// <exception cref="WrongUseException">The file cannot be read, or a line cannot be used; names it.</exception>
    public static async Task<ImmutableArray<IntentExample>> ReadAsync(CommandIo io, string path, CancellationToken cancellationToken)
    {
        using var input = InputFile.OpenText(io, path);
        var examples = ImmutableArray.CreateBuilder<IntentExample>();
        var number = 0;
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                examples.Add(Parse(path, number, line));
            }
        }

        return examples.Count > 0 ? examples.ToImmutable() : throw new WrongUseException($"{path} has no examples.");
    }

    private static IntentExample Parse(string path, int number, string line)
    {
        var (value, problem) = JsonLines.Object(line);
        if (value is not { } found)
        {
            throw new WrongUseException($"{path}:{number} {problem}. Write {{ \"text\": \"…\", \"intent\": \"…\" }}.");
        }

        return JsonLines.String(found, "text") is { Length: > 0 } text && JsonLines.String(found, "intent") is { Length: > 0 } intent
            ? new IntentExample(text, intent)
            : throw new WrongUseException($"{path}:{number} has no \"text\" and \"intent\" that are texts.");
    }
}
