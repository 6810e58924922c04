using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Assistant.Brains.Embeddings;
using Assistant.Commands.Output;
using Assistant.Commands.Parsing;
using Assistant.Core.Knowledge;
using Assistant.Hosting;
using Assistant.Sqlite.Search;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Commands.Knowledge;

/// <summary>
/// <c>assistant knowledge search</c>: what retrieval finds in the pages as they lie in the folder, published or not. Works over any
/// folder of Markdown: a page without an id is found by the name of its file. Needs no data.
/// </summary>
internal static class SearchCommand
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime)
    {
        var words = CommonOptions.Words("query", "The question, in quotes.");
        var queries = CommonOptions.Queries();
        var top = CommonOptions.Top();
        var json = CommonOptions.Json("Print { id, results: [{ page, file, title, heading, anchor, version, score, answers, text }] }.");
        var command = new TaughtCommand(
            "search",
            "Finds the passages of the policy pages for a question, best first.",
            "knowledge search \"how long do I have to return boots\"",
            "knowledge search \"gift cards\" --top 3 --json",
            "knowledge search --queries questions.jsonl --Knowledge:Path=../handbook")
        {
            words, queries, top, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var release = await CompileAsync(runtime.Configuration.KnowledgeFolder, cancellationToken);
            using var embeddings = new HashedNgramEmbeddings();
            // As shoppers find; in memory, so that the vectors of a running host's pages stay untouched.
            using var meaning = ConfiguredMeaning.Create(runtime.Configuration.Settings, TimeProvider.System, NullLogger<MeaningModel>.Instance);
            using var index = new PassageIndex(path: null, embeddings, meaning);
            await index.BuildAsync(release, cancellationToken);
            if (meaning?.Fault is { } fault)
                await io.TellAsync($"The embeddings endpoint cannot be used ({fault}): passages are found by their words alone. See Embeddings in docs/configuration.md.", cancellationToken);
            var asLines = parsed.GetValue(json) || parsed.GetValue(queries) is not null;
            return await SearchQueries.RunAsync(io, parsed.GetValue(words) ?? [], parsed.GetValue(queries), async (id, query, token) =>
            {
                var hits = await index.SearchAsync(release, query, parsed.GetValue(top), token);
                var found = new Found(id, [.. hits.Select(hit => Row.Of(hit, release))]);
                await (asLines ? io.WriteLineAsync(CommandJson.Write(found), token) : ShowAsync(io, found, token));
            }, cancellationToken);
        });
        return command;
    }

    private static async Task<Release> CompileAsync(string folder, CancellationToken cancellationToken)
    {
        var (release, faults) = await new KnowledgeFolder(folder, PageStrictness.Lenient, TimeProvider.System)
            .CompileAsync(previous: null, cancellationToken);
        return release.Pages.IsEmpty
            ? throw new WrongUseException($"No page in {folder} can be searched. {faults.FirstOrDefault()?.Message} {faults.FirstOrDefault()?.Remedy}".TrimEnd())
            : release;
    }

    private static async Task ShowAsync(CommandIo io, Found found, CancellationToken cancellationToken)
    {
        foreach (var row in found.Results)
        {
            await io.WriteLineAsync(
                TerminalText.Clean($"{row.Score:0.000} {(row.Answers ? "answers" : "       ")} {row.Page}#{row.Anchor} {row.Title} › {row.Heading}"),
                cancellationToken);
            await io.WriteLineAsync($"      {TerminalText.Clean(row.Text).ReplaceLineEndings("\n      ")}", cancellationToken);
        }

        if (found.Results.IsEmpty)
        {
            await io.TellAsync("No passage fits.", cancellationToken);
        }
    }

    private sealed record Found(JsonElement Id, ImmutableArray<Row> Results);

    /// <param name="Answers">Whether the assistant would answer from it.</param>
    private sealed record Row(
        PageId Page, string File, string Title, string Heading, string Anchor, string Version, double Score, bool Answers, string Text)
    {
        public static Row Of(PassageHit hit, Release release) => new(
            hit.Passage.Page,
            release.Find(hit.Passage.Page)?.File ?? "",
            hit.Passage.PageTitle,
            string.Join(" › ", hit.Passage.HeadingPath),
            hit.Passage.Anchor,
            hit.Passage.Version,
            Math.Round(hit.Score, 4),
            hit.Answers,
            hit.Passage.Text);
    }
}
