using System.Collections.Immutable;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>The synonym groups of a release, ready to be looked up word by word.</summary>
internal sealed class SynonymTerms
{
    private readonly Dictionary<string, List<(ImmutableArray<string> Stems, int Group)>> _byFirstStem = new(StringComparer.Ordinal);
    private readonly List<ImmutableArray<ImmutableArray<string>>> _groups = [];

    public SynonymTerms(ImmutableArray<ImmutableArray<string>> synonyms)
    {
        foreach (var group in synonyms)
        {
            var terms = group.Select(term => SearchTerms.Of(term).ToImmutableArray()).Where(stems => stems.Length > 0).ToImmutableArray();
            foreach (var stems in terms)
            {
                if (!_byFirstStem.TryGetValue(stems[0], out var starting))
                    _byFirstStem.Add(stems[0], starting = []);
                starting.Add((stems, _groups.Count));
            }

            _groups.Add(terms);
        }
    }

    /// <summary>The longest term that starts at a place of a text, with all terms of its group; null when none does.</summary>
    public (int Length, ImmutableArray<ImmutableArray<string>> Terms)? At(IReadOnlyList<string> stems, int start)
    {
        if (!_byFirstStem.TryGetValue(stems[start], out var terms))
            return null;

        (int Length, int Group) longest = default;
        foreach (var (term, group) in terms)
        {
            if (term.Length > longest.Length && Matches(stems, start, term))
                longest = (term.Length, group);
        }

        return longest.Length == 0 ? null : (longest.Length, _groups[longest.Group]);
    }

    private static bool Matches(IReadOnlyList<string> stems, int start, ImmutableArray<string> term)
    {
        if (start + term.Length > stems.Count)
            return false;

        for (var i = 0; i < term.Length; i++)
        {
            if (stems[start + i] != term[i])
                return false;
        }

        return true;
    }
}
