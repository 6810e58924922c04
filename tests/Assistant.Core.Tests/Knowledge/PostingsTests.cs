using Assistant.Core.Knowledge;

namespace Assistant.Core.Tests.Knowledge;

public sealed class PostingsTests
{
    private readonly Postings _postings = new();

    public PostingsTests()
    {
        for (var text = 0; text < 200; text++)
        {
            var divisors = new[] { 2, 3, 7, 100 }.Where(divisor => text % divisor == 0);
            _postings.Add(divisors.Select(divisor => KeyValuePair.Create($"{divisor}", 1.0 + (text % (divisor + 1)))));
        }
    }

    [Theory]
    [InlineData("2")]
    [InlineData("2 3")]
    [InlineData("100 2")]
    [InlineData("2 100")]
    [InlineData("7 3 2")]
    [InlineData("2 3 7")]
    [InlineData("100 7")]
    public void A_phrase_is_held_by_the_texts_that_hold_all_its_stems(string phrase)
    {
        var divisors = phrase.Split(' ').Select(int.Parse).ToList();
        var expected = Enumerable.Range(0, 200)
            .Where(text => divisors.TrueForAll(divisor => text % divisor == 0))
            .Select(text => (text, divisors.Min(divisor => 1.0 + (text % (divisor + 1)))));

        // What is left of an earlier phrase must not show in the next.
        List<(int, double)> room = [.. Enumerable.Repeat((-1, -1.0), 60)];

        Assert.Equal(expected, _postings.Holding(phrase.Split(' '), room).ToArray());
    }

    [Fact]
    public void A_phrase_with_an_unknown_stem_is_held_by_none() => Assert.Empty(_postings.Holding(["2", "13"], []).ToArray());
}
