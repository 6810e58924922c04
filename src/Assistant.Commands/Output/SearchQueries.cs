using System.Text.Json;

namespace Assistant.Commands.Output;

/// <summary>Runs one search, or a file of them in order; each answer is written before the next is asked.</summary>
internal static class SearchQueries
{
    /// <param name="words">The one query, if any.</param>
    /// <param name="file">A file of <c>{ "id", "text" }</c> lines, or null for the one query.</param>
    /// <param name="answer">Searches and writes.</param>
    /// <returns>1 where a line could not be used; the others were answered.</returns>
    /// <exception cref="WrongUseException">Neither or both were given.</exception>
    public static async Task<int> RunAsync(
        CommandIo io, string[] words, string? file, Func<JsonElement, string, CancellationToken, Task> answer, CancellationToken cancellationToken)
    {
        var query = string.Join(' ', words).Trim();
        if (file is null == (query.Length is 0))
        {
            throw new WrongUseException("Give either one query, in quotes, or --queries <file>.");
        }

        if (file is null)
        {
            await answer(JsonElement.Parse("\"1\""), query, cancellationToken);
            return ExitCode.Good;
        }

        using var opened = file is InputFile.Piped ? null : InputFile.OpenText(io, file);
        var exit = ExitCode.Good;
        await foreach (var line in JsonLines.ReadAsync(opened ?? io.In, cancellationToken))
        {
            if (line is JsonLine.Text text)
            {
                await answer(text.Id, text.Value, cancellationToken);
            }
            else if (line is JsonLine.Bad bad)
            {
                await io.TellAsync($"{file}:{bad.Number} {bad.Problem}. Write {{ \"id\": \"…\", \"text\": \"…\" }}.", cancellationToken);
                exit = ExitCode.Failed;
            }
        }

        return exit;
    }
}
