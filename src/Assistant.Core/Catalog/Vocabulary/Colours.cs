using System.Collections.Frozen;
using Assistant.Core.Text;

namespace Assistant.Core.Catalog.Vocabulary;

/// <summary>Which shades are meant by a colour: a "green" tent may be called moss, an "olive" one must be olive.</summary>
public static class Colours
{
    private static readonly IReadOnlyList<WordLists.Entry> List = WordLists.Read("colours.txt");

    private static readonly FrozenDictionary<string, string> Plain =
        List.SelectMany(entry => entry.Words, (entry, word) => KeyValuePair.Create(TextFolding.Fold(word), entry.Name)).ToFrozenDictionary();

    private static readonly FrozenDictionary<string, FrozenSet<string>> Shades = List.ToFrozenDictionary(
        entry => entry.Name, entry => entry.Words.Concat(entry.More).Append(entry.Name).Select(TextFolding.Fold).ToFrozenSet());

    /// <summary>Every word for a colour with the plain colour that it is or belongs to, the first where it belongs to two.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Words { get; } =
        [.. List.SelectMany(entry => entry.Words.Concat(entry.More), (entry, word) => KeyValuePair.Create(word, entry.Name)).DistinctBy(word => word.Key)];

    private static readonly FrozenSet<string> All = Words.Select(word => TextFolding.Fold(word.Key)).ToFrozenSet();

    public static bool IsColour(string word) => All.Contains(TextFolding.Fold(word).Trim());

    /// <summary>Whether an option's value is what was asked for: the same words, or a shade of a plain colour.</summary>
    public static bool Meets(string value, string asked)
    {
        var (folded, wanted) = (TextFolding.Fold(value).Trim(), TextFolding.Fold(asked).Trim());
        return folded == wanted
            || (Plain.TryGetValue(wanted, out var plain) && (Shades[plain].Contains(folded) || folded.Split(' ', '-', '/').Any(part => Plain.GetValueOrDefault(part) == plain)));
    }
}
