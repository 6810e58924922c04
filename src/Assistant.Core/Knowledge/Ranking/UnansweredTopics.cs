using System.Collections.Immutable;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>Something that shoppers ask about and that the pages of many shops leave unanswered.</summary>
/// <param name="Terms">Its key terms, as stems: a section that uses one of them covers the topic.</param>
/// <param name="Questions">As shoppers ask.</param>
internal sealed record UnansweredTopic(ImmutableArray<ImmutableArray<string>> Terms, ImmutableArray<string> Questions);

/// <summary>
/// Topics that shoppers ask about in every shop (<c>unanswered-*.txt</c>). To tell that no page answers a question it is not enough to
/// know what the pages say: "do you have a student discount?" is much like a question about discounts. It is more like other
/// questions about students, and where no page speaks of students none answers it.
/// </summary>
internal static class UnansweredTopics
{
    private static readonly Lazy<ImmutableArray<UnansweredTopic>> All = new(() =>
        [.. EmbeddedList.Lines("unanswered-services.txt").Concat(EmbeddedList.Lines("unanswered-company.txt")).Select(Read)]);

    private static readonly Lazy<ImmutableArray<UnansweredTopic>> AllDetails = new(() => [.. EmbeddedList.Lines("unanswered-details.txt").Select(Read)]);

    /// <summary>The topics, and the details of what shops do offer, that no section of a release covers in its headings or its text.</summary>
    public static (ImmutableArray<UnansweredTopic> Topics, ImmutableArray<UnansweredTopic> Details) Of(ImmutableArray<Section> sections)
    {
        // A term is found as a whole, within one sentence. What an editor expects to be asked says nothing about what is answered.
        var sentences = sections.SelectMany(Texts).Distinct().Select(SearchTerms.Of).ToList();
        var starts = sentences
            .SelectMany(stems => stems.Select((stem, at) => (stem, stems, at)))
            .ToLookup(place => place.stem, place => (place.stems, place.at), StringComparer.Ordinal);
        return ([.. All.Value.Where(IsUncovered)], [.. AllDetails.Value.Where(IsUncovered)]);

        bool IsUncovered(UnansweredTopic topic) => !topic.Terms.Any(term => starts[term[0]].Any(place => term.SequenceEqual(place.stems.Skip(place.at).Take(term.Length))));
    }

    /// <summary>One line: <c>student discount, unidays ~ do you have a student discount? | I'm at uni, any money off?</c></summary>
    internal static UnansweredTopic Read(string line)
    {
        if (line.Split('~') is not [var terms, var questions])
            throw new FormatException($"A topic is written as terms ~ questions, not as \"{line}\".");

        return new(
            [.. terms.Split(',').Select(term => SearchTerms.Of(term).ToImmutableArray()).Where(stems => !stems.IsEmpty)],
            [.. questions.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]);
    }

    private static IEnumerable<string> Texts(Section section) =>
        section.Passages.SelectMany(passage => passage.Passage.HeadingPath
            .Append(passage.Passage.PageTitle)
            .Concat(passage.Passage.Text.Split('\n').SelectMany(Sentences.Split)));
}
