using System.Collections.Immutable;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>Reads <c>synonyms.yaml</c>: a list of groups, each a list of terms that mean the same to a shopper.</summary>
internal static class SynonymsReader
{
    public const string FileName = "synonyms.yaml";
    public const int MaxBytes = 128 * 1024;

    private const int MaxTermLength = 60;
    private const int MaxTerms = 24;

    /// <returns>Groups of folded terms; null when the file cannot be used at all.</returns>
    public static ImmutableArray<ImmutableArray<string>>? Read(string text, FaultList faults)
    {
        switch (BoundedYaml.Read(text, MaxBytes, firstLine: 1))
        {
            case YamlReading.Bad(var line, var message, var remedy):
                faults.Refuse(line, message, remedy);
                return null;

            case YamlReading.Read(null):
                return [];

            case YamlReading.Read(YamlValue.Sequence groups):
                ReportRepeats(groups, faults);
                return [.. groups.Items.Select(group => ReadGroup(group, faults)).Where(group => group.Length > 1)];

            default:
                faults.Refuse(1, "The file is not a list of groups.", "Write one group a line: `- [refund, money back]`.");
                return null;
        }
    }

    private static ImmutableArray<string> ReadGroup(YamlValue group, FaultList faults)
    {
        var terms = group is YamlValue.Sequence { Items: var items } && items.All(item => item is YamlValue.Scalar)
            ? items.Cast<YamlValue.Scalar>().Select(Folded).Where(term => term.Length is > 0 and <= MaxTermLength).Distinct().ToImmutableArray()
            : [];
        if (terms.Length is < 2 or > MaxTerms)
        {
            faults.Warn(
                group.Line,
                $"The group is not a list of 2 to {MaxTerms} terms and is ignored.",
                $"Write it as `- [refund, money back]`, each term up to {MaxTermLength} characters.");
            return [];
        }

        return terms;
    }

    private static void ReportRepeats(YamlValue.Sequence groups, FaultList faults)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var group in groups.Items.OfType<YamlValue.Sequence>())
        {
            foreach (var term in group.Items.OfType<YamlValue.Scalar>())
            {
                if (!seen.TryAdd(Folded(term), group.Line) && seen[Folded(term)] != group.Line)
                    faults.Warn(term.Line, $"`{Shown.Short(term.Text)}` already stands in the group on line {seen[Folded(term)]}.", "Keep it in one group, or join the groups.");
            }
        }
    }

    private static string Folded(YamlValue.Scalar term) => TextFolding.Fold(term.Text).Trim();
}
