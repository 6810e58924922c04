using System.Collections.Immutable;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>Another term that a passage may use for what a question says.</summary>
/// <param name="Stems">All of them stand in a text that uses the term.</param>
/// <param name="Share">What finding it counts beside the shopper's own words, 0 to 1.</param>
internal readonly record struct Way(ImmutableArray<string> Stems, double Share);

/// <summary>Terms, each with the terms that it is tied to; looked up where they start in a text.</summary>
internal sealed class TermTies
{
    /// <summary>Small words that may stand inside a phrase: "send back" is also "send it back" and "send half of it back".</summary>
    private static readonly HashSet<string> Fillers = new(
        "it them that this these those my the a an your our me some any all his her its their one piece pieces thing things item items half part of".Split(' ').Select(SearchTerms.Stem), StringComparer.Ordinal);

    private const int MostFillers = 3;

    private readonly Dictionary<string, Dictionary<string, Tied>> _byFirstStem = new(StringComparer.Ordinal);

    /// <summary>Ties <paramref name="from"/> to <paramref name="to"/>; of two ties between the same terms the stronger one counts.</summary>
    public void Add(ImmutableArray<string> from, ImmutableArray<string> to, double share) => Add(from, [to], share);

    /// <summary>Ties one term to several; all ties are added before the first is looked up.</summary>
    public void Add(ImmutableArray<string> from, ImmutableArray<ImmutableArray<string>> to, double share)
    {
        if (!_byFirstStem.TryGetValue(from[0], out var starting))
            _byFirstStem.Add(from[0], starting = new(StringComparer.Ordinal));
        var key = Key(from);
        if (!starting.TryGetValue(key, out var tied))
            starting.Add(key, tied = new(from));
        tied.Add(to, share);
    }

    /// <summary>The longest term that starts at a place of a text; null when none does.</summary>
    public Found? At(IReadOnlyList<string> stems, int start)
    {
        if (!_byFirstStem.TryGetValue(stems[start], out var terms))
            return null;

        Found? longest = null;
        foreach (var tied in terms.Values)
        {
            if (Length(stems, start, tied.Term) is var length and > 0
                && (tied.Term.Length > (longest?.Term.Length ?? 0) || (tied.Term.Length == longest!.Term.Length && length < longest.Length)))
                longest = new(tied.Term, length, tied.Ways);
        }

        return longest;
    }

    /// <summary>What one word is tied to by itself, whatever phrases start with it.</summary>
    public IReadOnlyCollection<Way> Of(string stem) =>
        _byFirstStem.TryGetValue(stem, out var terms) && terms.TryGetValue(stem, out var tied) ? tied.Ways : [];

    public static string Key(ImmutableArray<string> term) => string.Join(' ', term);

    /// <summary>How many words of the text the term covers, fillers included; 0 when it does not stand there.</summary>
    private static int Length(IReadOnlyList<string> stems, int start, ImmutableArray<string> term)
    {
        var at = start;
        foreach (var stem in term)
        {
            if (at > start)
            {
                for (var skipped = 0; skipped < MostFillers && at < stems.Count && stems[at] != stem && Fillers.Contains(stems[at]); skipped++)
                    at++;
            }

            if (at >= stems.Count || stems[at] != stem)
                return 0;
            at++;
        }

        return at - start;
    }

    /// <param name="Length">Words of the text that it covers.</param>
    internal sealed record Found(ImmutableArray<string> Term, int Length, IReadOnlyCollection<Way> Ways);

    /// <summary>Its ties are put together when a text first holds it: most terms are never asked for.</summary>
    private sealed class Tied
    {
        private readonly List<(ImmutableArray<ImmutableArray<string>> To, double Share)> _groups = [];
        private readonly Lazy<ImmutableArray<Way>> _ways;

        public Tied(ImmutableArray<string> term)
        {
            Term = term;
            _ways = new(Strongest);
        }

        public ImmutableArray<string> Term { get; }

        public IReadOnlyCollection<Way> Ways => _ways.Value;

        public void Add(ImmutableArray<ImmutableArray<string>> to, double share) => _groups.Add((to, share));

        private ImmutableArray<Way> Strongest()
        {
            var ways = new Dictionary<string, Way>(StringComparer.Ordinal);
            foreach (var (group, share) in _groups)
            {
                foreach (var to in group)
                {
                    var key = Key(to);
                    if (!ways.TryGetValue(key, out var known) || known.Share < share)
                        ways[key] = new(to, share);
                }
            }

            ways.Remove(Key(Term));
            return [.. ways.Values];
        }
    }
}
