using System.Collections.Immutable;
using Assistant.BotFramework.Activities;
using Assistant.Core.Conversations;
using Assistant.Core.Knowledge;
using Markdig;
using Markdig.Extensions.EmphasisExtras;

namespace Assistant.BotFramework.Tests;

public sealed class MarkdownTextTests
{
    // What Web Chat and Teams understand beyond CommonMark.
    private static readonly MarkdownPipeline Renderer = new MarkdownPipelineBuilder()
        .UsePipeTables().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).UseTaskLists().UseFootnotes().UseAutoLinks().Build();

    private static readonly ImmutableArray<Citation> Citations =
        [new(1, new PageId("returns"), "Returns \"and\" <exchanges>", "how-long", "Returns › How long", "abc", "Thirty days.")];

    [Theory]
    [InlineData("One.\n\nTwo.", "One.\n\nTwo.")]
    [InlineData("One.\nTwo.", "One.  \nTwo.")]
    [InlineData("You can:\n- cancel\n- return", "You can:\n\n- cancel\n- return")]
    [InlineData("- cancel\nThat is all.", "- cancel\n\nThat is all.")]
    [InlineData("# Not a heading", "\\# Not a heading")]
    [InlineData("1. Not a list", "1\\. Not a list")]
    [InlineData("2026 was a year", "2026 was a year")]
    [InlineData("a_b and _c_", "a_b and \\_c\\_")]
    [InlineData("<b>bold</b>", "\\<b>bold\\</b>")]
    [InlineData("Fish &amp; chips, A&B", "Fish \\&amp; chips, A\\&B")]
    [InlineData("5 & 6", "5 & 6")]
    [InlineData("[click](javascript:alert(1))", "\\[click](javascript:alert(1))")]
    [InlineData("---", "\\---")]
    [InlineData("", "")]
    public void Escapes_what_would_be_markup_and_keeps_lists_and_paragraphs(string text, string markdown) =>
        Assert.Equal(markdown, MarkdownText.Of(text, [], _ => ""));

    [Fact]
    public void Keeps_markers_of_citations_and_defines_them_below()
    {
        var markdown = MarkdownText.Of("Thirty days [1]. Not [2], not [1](x).", Citations, _ => "/policies/returns#how-long");

        Assert.Equal(
            "Thirty days [1]. Not \\[2], not \\[1](x).\n\n[1]: /policies/returns#how-long \"Returns \\\"and\\\" \\<exchanges>\"",
            markdown);
    }

    [Fact]
    public void Shows_exactly_the_words_however_hostile_they_are()
    {
        string[] pieces =
        [
            "*", "**", "_", "__", "`", "```", "~~", "~", "#", "## ", "> ", "- ", "+ ", "* ", "1. ", "2) ", "---", "===", "|", "| a | b |", "[", "]", "(", ")",
            "![x](http://e/p.png)", "<b>", "</b>", "<!--", "<script>alert(1)</script>", "&lt;", "&#60;", "\\", "\\*", "http", "word", " ", "  ", "    ", "a_b",
            ":", "[x]: y", "[^1]", "^", "==", "++", "$x$", "$$", "\"", "'", "\t", "::: note", "{.class}", "Term\n:   def",
        ];
        for (var seed = 0; seed < 5_000; seed++)
        {
            var random = new Random(seed);
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)]));

            var html = Markdown.ToHtml(MarkdownText.Of(text, [], _ => ""), Renderer);

            Assert.Equal(Letters(WithoutBullets(text)), Letters(System.Net.WebUtility.HtmlDecode(Plain(html))));
        }
    }

    [Fact]
    public void Never_lets_html_through()
    {
        foreach (var text in new[]
                 {
                     "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<a href=\"javascript:alert(1)\">x</a>", "<!-- x -->", "<?php ?>",
                     "<![CDATA[x]]>", "<https://evil.example>", "[x](javascript:alert(1))", "![x](https://evil.example/p.png)", "[x][1]", "[x]: javascript:alert(1)",
                 })
        {
            var html = Markdown.ToHtml(MarkdownText.Of(text, [], _ => ""), new MarkdownPipelineBuilder().Build());

            Assert.DoesNotContain("<", html.Replace("<p>", "", StringComparison.Ordinal).Replace("</p>", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    /// <summary>The text between the only tags that our own lists, lines and paragraphs may make.</summary>
    private static string Plain(string html)
    {
        foreach (var tag in new[] { "<p>", "</p>", "<ul>", "</ul>", "<li>", "</li>", "<br />" })
        {
            html = html.Replace(tag, " ", StringComparison.Ordinal);
        }

        return html;
    }

    /// <summary>The bullets become list items.</summary>
    private static string WithoutBullets(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.Trim() is ['-', ' ', .. var item] ? item : line));

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
