using System.Collections.Immutable;

namespace Assistant.Core.Knowledge;

/// <summary>Decides which version of each page a release holds.</summary>
internal static class ReleasePages
{
    /// <summary>
    /// Every page that could be read. Of two pages with one id, the file that already had it keeps it (else the first by name).
    /// A file that is there but refused keeps its previous version. A file that is gone is gone.
    /// </summary>
    public static ImmutableArray<PolicyPage> Choose(
        IReadOnlyDictionary<string, PageReading> readings, Release? previous, List<KnowledgeFault> faults)
    {
        var chosen = new SortedDictionary<string, PolicyPage>(StringComparer.Ordinal);
        var good = readings.Values.Select(reading => reading.Page).OfType<PolicyPage>();
        foreach (var same in good.GroupBy(page => page.Id))
        {
            var holder = previous?.Find(same.Key)?.File;
            var keeper = same.FirstOrDefault(page => page.File == holder) ?? same.First();
            chosen.Add(same.Key.Value, keeper);
            faults.AddRange(same.Where(page => page != keeper).Select(page => Taken(page, keeper)));
        }

        var served = chosen.Values.Select(page => page.File).ToHashSet(StringComparer.Ordinal);
        foreach (var page in previous?.Pages ?? [])
        {
            if (readings.ContainsKey(page.File) && !served.Contains(page.File))
                chosen.TryAdd(page.Id.Value, page);
        }

        return [.. chosen.Values];
    }

    private static KnowledgeFault Taken(PolicyPage page, PolicyPage keeper) => new(
        page.File,
        1,
        $"The id `{page.Id}` of {page.File} belongs to {keeper.File}.",
        "Give one of the two pages another id.",
        Refused: true);
}
