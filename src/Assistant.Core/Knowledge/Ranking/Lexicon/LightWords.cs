using System.Collections.Frozen;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>Words that rarely say what a question is about (<c>light-words.txt</c>).</summary>
internal static class LightWords
{
    private static readonly Lazy<FrozenSet<string>> Stems = new(() =>
        EmbeddedList.Lines("light-words.txt").SelectMany(SearchTerms.Of).ToFrozenSet(StringComparer.Ordinal));

    /// <param name="stem">As <see cref="SearchTerms.Stem"/> gives it.</param>
    public static bool ContainsStem(string stem) => Stems.Value.Contains(stem);
}
