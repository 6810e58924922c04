using Assistant.Evals.Reports;

namespace Assistant.Evals.Tests.Reports;

public sealed class WordDiffTests
{
    [Theory]
    [InlineData("You have 30 days.", "You have 20 days.", "You have [30] days.", "You have [20] days.")]
    [InlineData("It costs €30.00 now", "It costs €30.50 now", "It costs €[30.00] now", "It costs €[30.50] now")]
    [InlineData("same", "same", "same", "same")]
    [InlineData("", "all new", "", "[all new]")]
    [InlineData("a b c", "c", "[a b] c", "c")]
    [InlineData("one line\nmore", "one line more", "one line\nmore", "one line more")]
    [InlineData("Post it.", "Post it, and wait.", "Post it.", "Post it[, and wait].")]
    [InlineData("送料は無料です。", "送料は有料です。", "[送料は無料です]。", "[送料は有料です]。")]
    public void Marks_the_words_that_the_other_does_not_have(string before, string after, string markedBefore, string markedAfter)
    {
        var diff = WordDiff.Between(before, after);

        Assert.Equal((markedBefore, markedAfter), (Marked(diff.Before), Marked(diff.After)));
    }

    [Theory]
    [InlineData("  leading\n\n- item 1\n- item 2  ", "\tleading - item 3 😀")]
    [InlineData("\ud800 half", "half \udc00\0")]
    public void Loses_nothing_of_either_text(string before, string after)
    {
        var diff = WordDiff.Between(before, after);

        Assert.Equal((before, after), (string.Concat(diff.Before.Select(piece => piece.Text)), string.Concat(diff.After.Select(piece => piece.Text))));
    }

    [Fact]
    public void Of_two_very_long_texts_counts_as_wholly_different()
    {
        var (before, after) = (string.Concat(Enumerable.Repeat("word ", 3_000)), string.Concat(Enumerable.Repeat("word ", 3_001)));

        var diff = WordDiff.Between(before, after);

        Assert.Equal([new DiffPiece(before, true)], diff.Before);
        Assert.Equal([new DiffPiece(after, true)], diff.After);
    }

    private static string Marked(IEnumerable<DiffPiece> pieces) => string.Concat(pieces.Select(piece => piece.Differs ? $"[{piece.Text}]" : piece.Text));
}
