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

    /// <summary>The kinds of answer that its text holds.</summary>
    internal AnswerKinds Holds { get; } = AnswerShape.HeldBy(passage.Text);

    internal bool Mentions(string stem) =>
        Body.Counts.ContainsKey(stem) || Headings.Counts.ContainsKey(stem) || Title.Counts.ContainsKey(stem) || Asks.Any(ask => ask.Counts.ContainsKey(stem));
}
