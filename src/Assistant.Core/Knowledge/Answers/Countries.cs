using System.Collections.Immutable;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>Countries that a text names (<c>countries.txt</c>).</summary>
internal static class Countries
{
    private static readonly Lazy<ImmutableArray<ImmutableArray<string>>> All = new(() =>
    [
        .. EmbeddedList.Lines("countries.txt")
            .SelectMany(line => line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(name => SearchTerms.Of(name).ToImmutableArray()),
    ]);

    /// <summary>Whether all these stems together are the name of one.</summary>
    public static bool IsNamedBy(ImmutableArray<string> stems) => All.Value.Any(name => name.SequenceEqual(stems));

    /// <summary>Whether one of them is named.</summary>
    /// <param name="stems">Of all words of the text.</param>
    public static bool AreIn(HashSet<string> stems) => All.Value.Any(name => name.All(stems.Contains));
}
