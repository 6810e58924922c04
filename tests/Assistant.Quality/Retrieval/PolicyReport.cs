using System.Diagnostics;
using System.Globalization;
using Assistant.Brains.Embeddings;
using Assistant.Core.Knowledge;
using Assistant.Sqlite.Search;
using Microsoft.Extensions.Logging;

namespace Assistant.Quality.Retrieval;

/// <summary>How well questions find the section that answers them, and whether questions that no page answers are declined.</summary>
internal static class PolicyReport
{
    /// <summary>As <see cref="WriteAsync"/>, with the help of a model that knows what texts mean; its key is <c>EMBEDDINGS_KEY</c>.</summary>
    public static async Task<int> WriteWithMeaningAsync(string? data, Uri endpoint, string model, TextWriter output, CancellationToken cancellationToken)
    {
        using var loggers = LoggerFactory.Create(logging => logging.AddSimpleConsole());
        var embeddings = new OpenAiEmbeddings(endpoint, model, Environment.GetEnvironmentVariable("EMBEDDINGS_KEY"));
        using var meaning = new MeaningModel(embeddings, TimeSpan.FromSeconds(10), TimeProvider.System, loggers.CreateLogger<MeaningModel>());
        return await WriteAsync(data, meaning, output, cancellationToken);
    }

    /// <param name="meaning">Null: pages are found by their words.</param>
    public static async Task<int> WriteAsync(string? data, MeaningModel? meaning, TextWriter output, CancellationToken cancellationToken)
    {
        var own = await CompileAsync(Path.Combine(TestData.Repository, "knowledge"), PageStrictness.Strict, output, cancellationToken);
        using var index = new PassageIndex(path: null, new HashedNgramEmbeddings(), meaning);
        await index.BuildAsync(own, cancellationToken);

        var answerable = PolicyQuestions.Read("policy-questions.jsonl", own);
        var hits = await SearchAsync(index, own, answerable, cancellationToken);
        var missed = await SearchAsync(index, own, PolicyQuestions.Read("unanswerable.jsonl", own), cancellationToken);
        WriteAnswers(output, "The demo shop's pages", hits, missed);
        WriteLatency(output, hits.Concat(missed));
        if (Environment.GetEnvironmentVariable("QUALITY_DETAILS") is not null)
            WriteDetails(output, hits, missed);

        // Figures only: a question that whoever works on the search has read measures nothing any more.
        WriteAnswers(
            output,
            "The demo shop's pages, held out",
            await SearchAsync(index, own, PolicyQuestions.Read("held-out-policy.jsonl", own), cancellationToken),
            await SearchAsync(index, own, PolicyQuestions.Read("held-out-unanswerable.jsonl", own), cancellationToken));

        await WriteSizeAsync(own, passages: 2_000, answerable, output, cancellationToken);
        await WriteSizeAsync(own, passages: 50_000, answerable, output, cancellationToken);
        if (data is null)
            return await MissingAsync();

        var theirs = await CompileAsync(Path.Combine(data, "policy-pages"), PageStrictness.Lenient, output, cancellationToken);
        await index.BuildAsync(theirs, cancellationToken);
        output.WriteLine("\nThird-party pages");
        var their = await SearchAsync(index, theirs, PolicyQuestions.Read("third-party-questions.jsonl", theirs), cancellationToken);
        WriteFinding(output, "all", their);
        if (Environment.GetEnvironmentVariable("QUALITY_DETAILS") is not null)
            WriteDetails(output, their, []);

        WriteLatency(output, their);
        WriteFinding(output, "held out", await SearchAsync(index, theirs, PolicyQuestions.Read("held-out-third-party.jsonl", theirs), cancellationToken));
        return 0;

        static async Task<int> MissingAsync()
        {
            await Console.Error.WriteLineAsync("Third-party pages are skipped: set TEST_DATA.");
            return 0;
        }
    }

    public static async Task<Release> CompileAsync(string folder, PageStrictness strictness, TextWriter output, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var (release, faults) = await new KnowledgeFolder(folder, strictness, TimeProvider.System).CompileAsync(previous: null, cancellationToken);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{release.Pages.Length} pages, {release.Passages.Count()} passages, {faults.Count(fault => fault.Refused)} refused, {faults.Count(fault => !fault.Refused)} warnings, {watch.Elapsed.TotalMilliseconds:F0} ms"));
        foreach (var fault in faults.Where(fault => fault.Refused))
            output.WriteLine($"  {fault.File}:{fault.Line} {fault.Message}");
        return release;
    }

    /// <summary>What an index of many passages costs to build, to hold and to search.</summary>
    private static async Task WriteSizeAsync(
        Release own, int passages, IReadOnlyList<PolicyQuestion> questions, TextWriter output, CancellationToken cancellationToken)
    {
        var release = Enlarged(own, passages);
        var folder = Directory.CreateTempSubdirectory("assistant-quality-");
        try
        {
            await WriteSizeAsync(release, Path.Combine(folder.FullName, "index.db"), questions, output, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task WriteSizeAsync(
        Release release, string file, IReadOnlyList<PolicyQuestion> questions, TextWriter output, CancellationToken cancellationToken)
    {
        using var index = new PassageIndex(file, new HashedNgramEmbeddings());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        await index.BuildAsync(release, cancellationToken);
        var built = watch.Elapsed;
        var held = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0 / 1024;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"\nThe same pages repeated: {release.Passages.Count()} passages, indexed in {built.TotalSeconds:F1} s, {held:F0} MiB in memory"));
        WriteLatency(output, await SearchAsync(index, release, questions, cancellationToken));
    }

    /// <summary>Copies of the pages under other names, until there are enough passages to measure time with. Few editors name many questions for so many.</summary>
    private static Release Enlarged(Release release, int passages)
    {
        var copies = passages / release.Passages.Count();
        return new(
            new($"{release.Id}-{copies}"),
            [.. Enumerable.Range(0, copies + 1).SelectMany(copy => release.Pages.Select(page => Copy(page, new($"{page.Id}-{copy}"))))],
            release.Synonyms);

        static PolicyPage Copy(PolicyPage page, PageId id) =>
            page with { Id = id, Passages = [.. page.Passages.Select(passage => passage with { Page = id, Asks = passage.Asks[..Math.Min(passage.Asks.Length, 2)] })] };
    }

    private static async Task<List<Found>> SearchAsync(PassageIndex index, Release release, IEnumerable<PolicyQuestion> questions, CancellationToken cancellationToken)
    {
        var found = new List<Found>();
        foreach (var question in questions)
        {
            // The best of three: what searching costs, not what else the machine was doing.
            var (hits, best) = (default(IReadOnlyList<PassageHit>), TimeSpan.MaxValue);
            for (var run = 0; run < 3; run++)
            {
                var start = Stopwatch.GetTimestamp();
                hits = await index.SearchAsync(release, question.Text, 10, cancellationToken);
                best = TimeSpan.FromTicks(Math.Min(best.Ticks, Stopwatch.GetElapsedTime(start).Ticks));
            }

            found.Add(new(question, hits!, best));
        }

        return found;
    }

    private static void WriteAnswers(TextWriter output, string title, List<Found> hits, List<Found> missed)
    {
        output.WriteLine($"\n{title}");
        WriteFinding(output, "all", hits);
        WriteFinding(output, "low overlap", hits.Where(found => found.Question.LowOverlap));
        output.WriteLine($"  near misses declined    {Share(missed, found => !found.Answered)}");
        output.WriteLine($"  answerable declined     {Share(hits, found => !found.Answered)}");
    }

    private static void WriteFinding(TextWriter output, string name, IEnumerable<Found> found)
    {
        var all = found.ToList();
        output.WriteLine($"  {name} ({all.Count})");
        output.WriteLine($"    section at 1          {Share(all, one => one.SectionRank == 1)}");
        output.WriteLine($"    section in first 3    {Share(all, one => one.SectionRank <= 3)}");
        output.WriteLine($"    page at 1             {Share(all, one => one.PageRank == 1)}");
    }

    private static void WriteLatency(TextWriter output, IEnumerable<Found> found)
    {
        var times = found.Select(one => one.Elapsed.TotalMilliseconds).Order().ToList();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  search: median {times[times.Count / 2]:F2} ms, p99 {times[times.Count * 99 / 100]:F2} ms"));
    }

    private static void WriteDetails(TextWriter output, List<Found> hits, List<Found> missed)
    {
        foreach (var one in hits.Where(one => one.SectionRank != 1))
        {
            var first = one.Hits is [var best, ..] ? best : null;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"MISS {one.SectionRank,3} {one.Question.Text} | wanted {one.Question.Page}#{one.Question.Heading} | got {first?.Passage.Key} {first?.Score:F3}"));
        }

        foreach (var one in hits.Where(one => !one.Answered))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"DECLINED {one.Question.Text} {one.Score:F3}"));
        foreach (var one in missed.Where(one => one.Answered))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ANSWERED {one.Question.Text} | {one.Hits[0].Passage.Key} {one.Score:F3}"));
    }

    private static string Share(List<Found> found, Func<Found, bool> holds) => new Proportion(found.Count(holds), found.Count).ToString();

    private sealed record Found(PolicyQuestion Question, IReadOnlyList<PassageHit> Hits, TimeSpan Elapsed)
    {
        public bool Answered => Hits is [{ Answers: true }, ..];

        public double Score => Hits is [var best, ..] ? best.Score : 0;

        public int SectionRank => Rank(hit => Question.IsAnsweredBy(hit.Passage));

        public int PageRank => Rank(hit => Question.IsAnsweredOn(hit.Passage.Page));

        private int Rank(Func<PassageHit, bool> wanted)
        {
            // A section of several passages counts once, at its best place.
            var sections = Hits.DistinctBy(hit => (hit.Passage.Page, hit.Passage.Anchor)).ToList();
            var at = sections.FindIndex(hit => wanted(hit));
            return at < 0 ? int.MaxValue : at + 1;
        }
    }
}
