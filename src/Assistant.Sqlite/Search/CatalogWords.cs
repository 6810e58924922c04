using Assistant.Core.Text;

namespace Assistant.Sqlite.Search;

/// <summary>One word of a query and the ways in which products may write it.</summary>
/// <param name="Match">An FTS5 expression.</param>
internal sealed record CatalogTerm(string Match, double Rarity);

/// <summary>Reads a query with the catalog's own vocabulary: compounds, plurals, half-typed last words, typing slips.</summary>
/// <param name="products">How many products hold each stem.</param>
internal sealed class CatalogWords(IReadOnlyDictionary<string, long> products, long count)
{
    private const int MaxWords = 24;
    private const int ShortestPart = 3;
    private const int ShortestPrefix = 2;

    /// <summary>How "-ing" is mistyped.</summary>
    private static readonly string[] Slips = ["nig", "ign", "ng", "in", "ig"];

    private readonly Spelling _spelling = new(products.OrderByDescending(stem => stem.Value).ThenBy(stem => stem.Key, StringComparer.Ordinal).Select(stem => stem.Key));

    /// <param name="holdsPhrase">Whether any product holds two stems side by side.</param>
    public IReadOnlyList<CatalogTerm> Read(string text, Func<string, string, bool> holdsPhrase)
    {
        var stems = SearchTerms.OfQuestion(text).Take(MaxWords).ToList();
        return [.. stems.Select((stem, i) => Term(stems, i, holdsPhrase)).DistinctBy(term => term.Match)];
    }

    private CatalogTerm Term(List<string> stems, int at, Func<string, string, bool> holdsPhrase)
    {
        var stem = stems[at];
        List<string> ways = [Quoted(stem)];
        var holding = Holding(stem);

        // "head set" is headset, "raincoat" is rain coat: both spellings count, wherever the catalog knows them.
        foreach (var whole in Joined(stems, at).Where(whole => Holding(whole) > 0))
        {
            ways.Add(Quoted(whole));
            holding = Math.Max(holding, Holding(whole));
        }

        foreach (var (first, second) in Splits(stem).Where(split => holdsPhrase(split.First, split.Second)))
        {
            ways.Add($"\"{first} {second}\"");
            holding = Math.Max(holding, Math.Min(Holding(first), Holding(second)));
        }

        if (ways.Count == 1 && holding == 0)
        {
            if (at == stems.Count - 1 && stem.Length >= ShortestPrefix && IsPrefix(stem))
                ways.Add($"{Quoted(stem)}*");
            else if ((Continued(stem) ?? _spelling.Nearest(stem)) is { } meant)
                (ways, holding) = ([Quoted(meant)], Holding(meant));
        }

        return new($"({string.Join(" OR ", ways)})", Math.Log(1 + ((count - holding + 0.5) / (holding + 0.5))));
    }

    private static IEnumerable<string> Joined(List<string> stems, int at)
    {
        if (at > 0)
            yield return SearchTerms.Stem(stems[at - 1] + stems[at]);
        if (at + 1 < stems.Count)
            yield return SearchTerms.Stem(stems[at] + stems[at + 1]);
    }

    private IEnumerable<(string First, string Second)> Splits(string stem)
    {
        for (var cut = ShortestPart; cut <= stem.Length - ShortestPart; cut++)
        {
            var (first, second) = (SearchTerms.Stem(stem[..cut]), SearchTerms.Stem(stem[cut..]));
            if (Holding(first) > 0 && Holding(second) > 0)
                yield return (first, second);
        }
    }

    /// <summary>"Sleepng" for "sleeping": a stem keeps an ending that lost a letter, and is further from the right one than any slip.</summary>
    private string? Continued(string stem) => Slips
        .Where(slip => stem.EndsWith(slip, StringComparison.Ordinal) && stem.Length >= slip.Length + ShortestPart)
        .Select(slip => SearchTerms.Stem($"{stem[..^slip.Length]}ing"))
        .FirstOrDefault(meant => Holding(meant) > 0);

    private bool IsPrefix(string stem) => products.Keys.Any(known => known.StartsWith(stem, StringComparison.Ordinal));

    private long Holding(string stem) => products.GetValueOrDefault(stem);

    /// <summary>Stems hold letters and digits only, so no quote can end early.</summary>
    private static string Quoted(string stem) => $"\"{stem}\"";
}
