namespace Assistant.Evals.Live;

/// <summary>
/// Cohen's kappa: how far two raters agree beyond chance. κ = (pₒ − pₑ) / (1 − pₑ) with the share pₒ of items on which they agree and pₑ = Σ
/// over labels of the product of how often each rater gives it (Cohen, 1960). 1: always; 0: as by chance.
/// </summary>
internal static class Kappa
{
    /// <summary>Null without items, and where both always gave one and the same label: chance would agree as well.</summary>
    public static double? Of<T>(IReadOnlyCollection<(T First, T Second)> items)
        where T : notnull
    {
        if (items.Count is 0)
            return null;

        var n = (double)items.Count;
        var agreed = items.Count(item => item.First.Equals(item.Second)) / n;
        var labels = items.SelectMany(item => new[] { item.First, item.Second }).Distinct();
        var chance = labels.Sum(label => items.Count(item => item.First.Equals(label)) / n * (items.Count(item => item.Second.Equals(label)) / n));
        return chance >= 1 ? null : (agreed - chance) / (1 - chance);
    }
}
