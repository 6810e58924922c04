using System.Collections.Immutable;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>The stems of one field and how often each stands there.</summary>
public sealed class FieldTerms
{
    private readonly Dictionary<string, int> _counts;

    public FieldTerms(string text)
    {
        var stems = SearchTerms.Of(text);
        Length = stems.Count;
        _counts = stems.CountBy(stem => stem, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
    }

    public int Length { get; }

    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>How often a term stands here; for several stems, how often the rarest of them does.</summary>
    internal int Count(ImmutableArray<string> term)
    {
        var least = int.MaxValue;
        foreach (var stem in term)
        {
            if (!_counts.TryGetValue(stem, out var count))
                return 0;
            least = Math.Min(least, count);
        }

        return least;
    }
}

/// <summary>A passage as searching sees it.</summary>
public sealed class PassageTerms(Passage passage)
{
    public Passage Passage { get; } = passage;

    public FieldTerms Title { get; } = new(passage.PageTitle);

    public FieldTerms Headings { get; } = new(string.Join(' ', passage.HeadingPath));

    public FieldTerms Body { get; } = new(passage.Text);

    /// <summary>Each of the editor's questions by itself: one that fits is enough.</summary>
    public ImmutableArray<FieldTerms> Asks { get; } = [.. passage.Asks.Select(ask => new FieldTerms(ask))];

    internal IEnumerable<FieldTerms> Fields => [Title, Headings, Body, .. Asks];
}
