using System.Runtime.CompilerServices;
using Assistant.Core.Knowledge;
using Assistant.Core.Prompts;

namespace Assistant.Testing.Knowledge;

/// <summary>A live release, and an index that finds the passages that share a long word with the question.</summary>
/// <param name="release">Null for one of two passages.</param>
public sealed class InMemoryPages(Release? release = null) : ILiveRelease, IPassageIndex
{
    private const int ShortestWord = 4;

    private readonly ConditionalWeakTable<Passage, HashSet<string>> _words = [];

    public static Passage ReturnWindow { get; } = Passage("returns", "Returns", "how-long", 1, "You can return most items within 30 days of delivery.");

    public static Passage ShippingFee { get; } = Passage("shipping", "Shipping", "costs", 1, "Standard delivery costs 4.95 euros.");

    public Release Current
    {
        get;
        set => field = Speaking(value);
    }
    = Speaking(release ?? new(new ReleaseId("release-1"), [Page(ReturnWindow), Page(ShippingFee)], Synonyms: []));

    public Task BuildAsync(Release release, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<PassageHit>> SearchAsync(Release release, string query, int top, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var asked = Words(query);
        return Task.FromResult<IReadOnlyList<PassageHit>>(
        [
            .. release.Passages
                .Where(passage => _words.GetValue(passage, WordsOf).Overlaps(asked))
                .Take(top)
                .Select(passage => new PassageHit(passage, Score: 0.9, Answers: true)),
        ]);
    }

    /// <summary>Who makes up pages does not make up what is said around them.</summary>
    private static Release Speaking(Release release) => release.Prompts == PromptLibrary.None ? release with { Prompts = ShippedPrompts.Library } : release;

    private static HashSet<string> WordsOf(Passage passage) => Words($"{passage.PageTitle} {passage.Text}").ToHashSet(StringComparer.OrdinalIgnoreCase);

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
