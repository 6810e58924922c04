using System.Collections.Immutable;
using Assistant.Brains.Embeddings;
using Assistant.Core.Knowledge;
using Assistant.Sqlite.Search;
using Microsoft.Extensions.AI;

namespace Assistant.Sqlite.Tests.Search;

public sealed class PassageIndexTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("index-");
    private readonly CountingEmbeddings _embeddings = new();

    private string File => Path.Combine(_folder.FullName, "index.db");

    public void Dispose()
    {
        _embeddings.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("how long can I return a tent?", "returns#window.0")]
    [InlineData("who pays for the label?", "returns#cost.1")]
    [InlineData("when do I get my money back?", "refunds#timing.0")]
    [InlineData("when do refnds arive?", "refunds#timing.0")]
    public async Task Finds_the_passage_that_answers(string question, string expected)
    {
        using var index = new PassageIndex(path: null, _embeddings);

        var hits = await SearchAsync(index, Some.Release(), question);

        Assert.Equal(expected, hits[0].Passage.Key);
        Assert.True(hits[0].Answers);
        Assert.All(hits, hit => Assert.InRange(hit.Score, 0, 1));
    }

    [Theory]
    [InlineData("do you sell bicycles in Antarctica?")]
    [InlineData("who founded the company?")]
    public async Task Says_when_no_page_answers(string question)
    {
        using var index = new PassageIndex(path: null, _embeddings);

        var hits = await SearchAsync(index, Some.Release(), question);

        Assert.All(hits, hit => Assert.False(hit.Answers));
    }

    [Fact]
    public async Task What_is_written_for_staff_is_never_found()
    {
        using var index = new PassageIndex(path: null, _embeddings);
        var release = Some.Release();
        var hidden = release with { Id = new("staff"), Pages = [.. release.Pages.Select(page => page with { Audience = "staff" })] };

        Assert.Empty(await SearchAsync(index, hidden, "how long can I return a tent?"));
    }

    [Fact]
    public async Task The_answer_does_not_depend_on_what_was_indexed_before()
    {
        using var fresh = new PassageIndex(path: null, _embeddings);
        using var used = new PassageIndex(path: null, _embeddings);
        await used.BuildAsync(Some.Release("Return anything, return it often, return label, returns, returns."), TestContext.Current.CancellationToken);
        await used.BuildAsync(Some.Release("Something else about money and labels."), TestContext.Current.CancellationToken);

        var first = await SearchAsync(fresh, Some.Release(), "return label");
        var second = await SearchAsync(used, Some.Release(), "return label");

        Assert.Equal(first.Select(hit => (hit.Passage.Key, hit.Score)), second.Select(hit => (hit.Passage.Key, hit.Score)));
    }

    [Fact]
    public async Task Each_release_finds_its_own_passages_only()
    {
        using var index = new PassageIndex(path: null, _embeddings);
        var (before, after) = (Some.Release(), Some.Release("You can return most items within 60 days of delivery."));
        await index.BuildAsync(before, TestContext.Current.CancellationToken);
        await index.BuildAsync(after, TestContext.Current.CancellationToken);

        Assert.Contains("30 days", (await SearchAsync(index, before, "return window days"))[0].Passage.Text, StringComparison.Ordinal);
        Assert.Contains("60 days", (await SearchAsync(index, after, "return window days"))[0].Passage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_changed_page_is_embedded_again()
    {
        using var index = new PassageIndex(path: null, _embeddings);
        await index.BuildAsync(Some.Release(), TestContext.Current.CancellationToken);
        var embedded = _embeddings.Texts;

        await index.BuildAsync(Some.Release(), TestContext.Current.CancellationToken);
        Assert.Equal(embedded, _embeddings.Texts);

        await index.BuildAsync(Some.Release("You can return most items within 60 days."), TestContext.Current.CancellationToken);
        Assert.Equal(embedded + 4, _embeddings.Texts); // The changed page's two passages and two questions.
    }

    [Fact]
    public async Task A_restart_embeds_nothing()
    {
        using (var first = new PassageIndex(File, _embeddings))
            await first.BuildAsync(Some.Release(), TestContext.Current.CancellationToken);
        var embedded = _embeddings.Texts;

        using var second = new PassageIndex(File, _embeddings);
        await second.BuildAsync(Some.Release(), TestContext.Current.CancellationToken);

        Assert.Equal(embedded, _embeddings.Texts);
        Assert.Equal("returns#cost.1", (await SearchAsync(second, Some.Release(), "who pays for the label?"))[0].Passage.Key);
    }

    [Fact]
    public async Task A_file_of_another_layout_is_made_again()
    {
        using (var index = new PassageIndex(File, _embeddings))
        {
            await SearchAsync(index, Some.Release(), "when do I get my money back?");
        }

        MarkAsOfFirstLayout(File);

        using var again = new PassageIndex(File, _embeddings);
        Assert.Equal("refunds#timing.0", (await SearchAsync(again, Some.Release(), "when do I get my money back?"))[0].Passage.Key);
    }

    private static void MarkAsOfFirstLayout(string file)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version = 1";
        command.ExecuteNonQuery();
    }

    [Fact]
    public async Task A_damaged_file_is_made_again()
    {
        await System.IO.File.WriteAllTextAsync(File, new string('x', 10_000), TestContext.Current.CancellationToken);

        using var index = new PassageIndex(File, _embeddings);

        Assert.NotEmpty(await SearchAsync(index, Some.Release(), "return label"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ?!*")]
    [InlineData("\" OR title:* NEAR(a b) AND NOT ^x {y} -z")]
    [InlineData("'; DROP TABLE passage; --")]
    [InlineData("ＲＥＴＵＲＮ\0 \u202E label")]
    public async Task No_question_is_query_syntax(string question)
    {
        using var index = new PassageIndex(path: null, _embeddings);

        var hits = await SearchAsync(index, Some.Release(), question);

        Assert.NotEmpty(await SearchAsync(index, Some.Release(), "return label"));
        Assert.True(hits.Count <= 3);
    }

    [Fact]
    public async Task A_question_of_4000_characters_is_answered()
    {
        using var index = new PassageIndex(path: null, _embeddings);

        Assert.NotEmpty(await SearchAsync(index, Some.Release(), string.Concat(Enumerable.Repeat("return label ", 300))));
    }

    [Fact]
    public async Task A_release_without_pages_has_no_answers()
    {
        using var index = new PassageIndex(path: null, _embeddings);

        Assert.Empty(await SearchAsync(index, new Release(new("empty"), [], []), "return label"));
    }

    [Fact]
    public async Task Many_can_ask_while_a_release_is_built()
    {
        using var index = new PassageIndex(File, _embeddings);
        var release = Some.Release();

        var asking = Enumerable.Range(0, 40).Select(i => i % 8 == 0
            ? index.BuildAsync(Some.Release($"You can return items within {i} days."), TestContext.Current.CancellationToken)
            : SearchAsync(index, release, "who pays for the label?"));
        await Task.WhenAll(asking);

        Assert.Equal("returns#cost.1", (await SearchAsync(index, release, "who pays for the label?"))[0].Passage.Key);
    }

    private static Task<IReadOnlyList<PassageHit>> SearchAsync(PassageIndex index, Release release, string question) =>
        index.SearchAsync(release, question, 3, TestContext.Current.CancellationToken);

    private static class Some
    {
        public static Release Release(string window = "You can return most items, such as a tent, within 30 days of delivery, unless they are final sale.")
        {
            ImmutableArray<PolicyPage> pages =
            [
                Page("refunds", "Refunds", ("timing", "How long a refund takes", "We send your refund within 5 days after the parcel arrives.", [])),
                Page(
                    "returns",
                    "Returns",
                    ("window", "How long you have", window, ["how many days do I have?"]),
                    ("cost", "Cost of a return", "The return label costs €3.95. We take it off the refund.", ["who pays the return label?"])),
                Page("shipping", "Shipping", ("methods", "Delivery methods", "Standard delivery takes two days and costs €4.95.", [])),
            ];
            var id = new ReleaseId(string.Join('-', pages.Select(page => page.Version)));
            return new(id, pages, [["refund", "money back"], ["delivery", "shipping"]]);
        }

        private static PolicyPage Page(string id, string title, params (string Anchor, string Heading, string Text, ImmutableArray<string> Asks)[] sections)
        {
            var version = string.Concat(sections.Select(section => section.Text.Length)) + string.Concat(sections[0].Text.Where(char.IsAsciiDigit));
            return new()
            {
                Id = new(id),
                Title = title,
                File = $"{id}.md",
                Version = version,
                Body = "",
                Passages = [.. sections.Select((section, i) => new Passage(new(id), title, section.Anchor, [section.Heading], version, i, section.Text, section.Asks))],
            };
        }
    }

    private sealed class CountingEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
    {
        private readonly HashedNgramEmbeddings _inner = new();

        /// <summary>Texts of pages that were embedded; questions come one at a time and are not counted.</summary>
        public int Texts { get; private set; }

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            var texts = values.ToList();
            var isQuestion = texts is [var only] && !only.Contains('\n', StringComparison.Ordinal);
            if (!isQuestion)
                Texts += texts.Count;
            return _inner.GenerateAsync(texts, options, cancellationToken);
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => _inner.GetService(serviceType, serviceKey);

        public void Dispose() => _inner.Dispose();
    }
}
