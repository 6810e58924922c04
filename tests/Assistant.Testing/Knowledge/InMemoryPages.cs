using Assistant.Core.Knowledge;

namespace Assistant.Testing.Knowledge;

/// <summary>A live release, and an index that finds its passages that share a long word with the question.</summary>
/// <param name="live">Null for one of two short pages.</param>
public sealed class InMemoryPages(Release? live = null) : ILiveRelease, IPassageIndex
{
    private const int ShortestWord = 4;

    public static Passage ReturnWindow { get; } = Passage("returns", "Returns", "how-long", 1, "You can return most items within 30 days of delivery.");

    public static Passage ShippingFee { get; } = Passage("shipping", "Shipping", "costs", 1, "Standard delivery costs 4.95 euros.");

    public Release Current { get; } = live ?? new(new ReleaseId("release-1"), [Page(ReturnWindow), Page(ShippingFee)], Synonyms: []);

    public Task BuildAsync(Release release, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<PassageHit>> SearchAsync(Release release, string query, int top, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var asked = Words(query);
        return Task.FromResult<IReadOnlyList<PassageHit>>(
        [
            .. release.Passages
                .Where(passage => Words($"{passage.PageTitle} {passage.Text}").Intersect(asked, StringComparer.OrdinalIgnoreCase).Any())
                .Take(top)
                .Select(passage => new PassageHit(passage, Score: 0.9, Answers: true)),
        ]);
    }

    private static IEnumerable<string> Words(string text) =>
        text.Split([' ', '.', ',', '?'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= ShortestWord);

    private static Passage Passage(string page, string title, string anchor, int ordinal, string text) =>
        new(new PageId(page), title, anchor, [title], Version: "v1", ordinal, text, Asks: []);

    private static PolicyPage Page(Passage passage) => new()
    {
        Id = passage.Page,
        Title = passage.PageTitle,
        File = $"{passage.Page}.md",
        Version = passage.Version,
        Body = passage.Text,
        Passages = [passage],
    };
}
