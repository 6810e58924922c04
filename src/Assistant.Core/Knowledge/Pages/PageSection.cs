using System.Collections.Immutable;

namespace Assistant.Core.Knowledge;

/// <summary>What stands under one heading, before it is cut into passages.</summary>
internal sealed record PageSection(string Anchor, ImmutableArray<string> HeadingPath)
{
    public List<TextUnit> Units { get; } = [];

    public List<string> Asks { get; } = [];
}

/// <summary>A piece of text that is never cut.</summary>
/// <param name="Text">One line, or a list item with the lines of its own list below it.</param>
/// <param name="Introduction">The sentence without which the text says too little: the one that ends in a colon above a list or table.</param>
internal sealed record TextUnit(string Text, string? Introduction = null)
{
    public int Words { get; } = WordCount.Of(Text);
}

internal static class WordCount
{
    public static int Of(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
