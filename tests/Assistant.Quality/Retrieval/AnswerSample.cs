using Assistant.Brains.Embeddings;
using Assistant.Core.Knowledge;
using Assistant.Sqlite.Search;

namespace Assistant.Quality.Retrieval;

/// <summary>Prints what would be quoted for the questions on standard input, one a line: for reading, not for counting.</summary>
internal static class AnswerSample
{
    public static async Task<int> WriteAsync(TextReader questions, TextWriter output, CancellationToken cancellationToken)
    {
        var pages = await PolicyReport.CompileAsync(Path.Combine(TestData.Repository, "knowledge"), PageStrictness.Strict, TextWriter.Null, cancellationToken);
        using var index = new PassageIndex(path: null, new HashedNgramEmbeddings());
        while (await questions.ReadLineAsync(cancellationToken) is { } question)
        {
            await output.WriteLineAsync($"\n> {question}");
            if (await index.SearchAsync(pages, question, 1, cancellationToken) is not [var best])
                continue;

            var sentences = new AnswerSentences(question);
            var speaker = sentences.Speaker(best.Passage, pages.Section(best.Passage));
            await output.WriteLineAsync($"  {speaker.Key} {(best.Answers ? "" : "(declined)")}");
            foreach (var sentence in sentences.Select(speaker))
                await output.WriteLineAsync($"  | {sentence}");
        }

        return 0;
    }
}
