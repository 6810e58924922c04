using System.Collections.Immutable;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>The synonym groups of a release, which its content team keeps.</summary>
internal static class Synonyms
{
    private const double Share = 0.95;

    public static TermTies Of(Release release)
    {
        var ties = new TermTies();
        foreach (var group in release.Synonyms)
        {
            var terms = group.Select(term => SearchTerms.Of(term).ToImmutableArray()).Where(stems => !stems.IsEmpty).ToList();
            foreach (var (from, to) in terms.SelectMany(from => terms.Select(to => (from, to))))
                ties.Add(from, to, Share);
        }

        return ties;
    }
}
