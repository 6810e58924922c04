using System.Collections.Frozen;
using System.Collections.Immutable;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>
/// General English: which words mean much the same and which belong to one matter. <c>related-words.txt</c> is the language of buying and
/// selling, <c>related-formal-words.txt</c> that of the terms and policies of every company, beside the plain words for it.
/// </summary>
internal static class RelatedWords
{
    private const double SameIdea = 0.8;
    private const double SameMatter = 0.4;

    private static readonly Lazy<TermTies> OfShops = new(() => Read(EmbeddedList.Lines("related-words.txt")));

    private static readonly Lazy<TermTies> OfPages = new(() => Read(Lines));

    private static readonly Lazy<FrozenSet<string>> Spelt = new(() =>
        Lines.SelectMany(Words.Of).ToFrozenSet(StringComparer.Ordinal));

    private static IEnumerable<string> Lines => EmbeddedList.Lines("related-words.txt").Concat(EmbeddedList.Lines("related-formal-words.txt"));

    /// <summary>What is related in the language of shops: it chooses sentences.</summary>
    public static TermTies Ties => OfShops.Value;

    /// <summary>That, and what is related in the language of any company's pages: for pages whose editors named no questions.</summary>
    public static TermTies WithFormal => OfPages.Value;

    /// <summary>Every word of the lists, as it is spelt there.</summary>
    public static IEnumerable<string> All => Spelt.Value;

    public static bool Knows(string word) => Spelt.Value.Contains(word);

    /// <summary>
    /// A word with many senses says less about each: what it is tied to counts less, the more ideas it stands in.
    /// </summary>
    internal static TermTies Read(IEnumerable<string> lines)
    {
        var stems = new Dictionary<string, string>(StringComparer.Ordinal);
        var ideas = lines.Select(line => Idea.Read(line, stems)).ToList();
        var senses = ideas.SelectMany(idea => idea.Same.Concat(idea.Matter)).CountBy(TermTies.Key).ToDictionary(StringComparer.Ordinal);
        var ties = new TermTies();
        foreach (var idea in ideas)
        {
            foreach (var term in idea.Same)
            {
                var spread = Math.Pow(senses[TermTies.Key(term)], -0.25);
                ties.Add(term, idea.Same, SameIdea * spread);
                ties.Add(term, idea.Matter, SameMatter * spread);
            }

            foreach (var other in idea.Matter)
                ties.Add(other, idea.Same, SameMatter / Math.Sqrt(senses[TermTies.Key(other)]));
        }

        return ties;
    }

    private sealed record Idea(ImmutableArray<ImmutableArray<string>> Same, ImmutableArray<ImmutableArray<string>> Matter)
    {
        /// <param name="stems">Those of the words read so far: the list says the same few thousand words again and again.</param>
        public static Idea Read(string line, Dictionary<string, string> stems)
        {
            return line.Split('~') is [var same, .. var matter] ? new(Terms(same), [.. matter.SelectMany(part => Terms(part))]) : new([], []);

            ImmutableArray<ImmutableArray<string>> Terms(string part) =>
                [.. part.Split(',').Select(term => Words.Of(term).Select(Stem).ToImmutableArray()).Where(term => !term.IsEmpty).DistinctBy(TermTies.Key)];

            string Stem(string word)
            {
                if (!stems.TryGetValue(word, out var stem))
                    stems.Add(word, stem = SearchTerms.Stem(word));
                return stem;
            }
        }
    }
}
