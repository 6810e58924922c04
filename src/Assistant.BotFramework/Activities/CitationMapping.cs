using System.Collections.Immutable;
using System.Diagnostics;
using Assistant.Core.Conversations;

namespace Assistant.BotFramework.Activities;

/// <summary>Gives citations the form in which Web Chat, Teams and our widget show them.</summary>
internal static class CitationMapping
{
    private const int LongestName = 80;
    private const int LongestAbstract = 160;

    /// <summary>The label of a text that the assistant made, with what it rests on.</summary>
    public static MessageEntity Entity(ImmutableArray<Citation> citations, PublicUrl links) => new()
    {
        Citation = citations.IsEmpty ? null : [.. citations.Select(citation => new Claim(citation.Number, Document(citation, links)))],
    };

    /// <summary>Where the cited page can be read.</summary>
    public static string Url(Citation citation, PublicUrl links) =>
        links.Of($"/policies/{citation.Page}{(citation.Anchor.Length is 0 ? "" : $"#{Uri.EscapeDataString(citation.Anchor)}")}")
            ?? throw new UnreachableException();

    private static DigitalDocument Document(Citation citation, PublicUrl links) => new()
    {
        Name = Cut(citation.Title, LongestName),
        Abstract = Cut(citation.Text.ReplaceLineEndings(" "), LongestAbstract),
        Url = Url(citation, links),
        Text = citation.Text,
        Identifier = citation.Page.Value,
        Anchor = citation.Anchor,
        Version = citation.Version,
        Heading = citation.Heading,
    };

    /// <summary>At most <paramref name="longest"/> characters, never half a surrogate pair.</summary>
    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = longest - 1;
        return $"{text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)].TrimEnd()}…";
    }
}
