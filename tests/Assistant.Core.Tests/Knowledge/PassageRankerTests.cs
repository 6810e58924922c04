using System.Collections.Immutable;
using Assistant.Core.Knowledge;

namespace Assistant.Core.Tests.Knowledge;

public sealed class PassageRankerTests
{
    private const int Sections = 60;

    private readonly ImmutableArray<PassageTerms> _passages =
        [.. Enumerable.Range(0, Sections).Select(number => new PassageTerms(new(
            new($"page-{number / 4}"), $"Page {number / 4}", $"a{number}", [$"Heading {number}"], "v", 0, $"A parcel {(number % 3 == 0 ? "can be returned" : "arrives")} by post.", ["how long?"])))];

    private int _compared;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(Sections)]
    public void Ranks_as_if_the_editors_questions_had_been_compared_for_every_section(int top)
    {
        var ranker = new PassageRanker(new(new("r"), [], []), _passages);
        using var asked = ranker.Read("can I return a parcel?");

        var ranked = ranker.Rank(asked, Candidates(), top);

        var expected = ranker.Explain(asked, Candidates()).Take(top).Select(one => (one.Passage, one.Score));
        Assert.Equal(expected, ranked.Select(hit => (hit.Passage, hit.Score)));
    }

    [Fact]
    public void Compares_no_more_of_the_editors_questions_than_could_matter()
    {
        var ranker = new PassageRanker(new(new("r"), [], []), _passages);
        using var asked = ranker.Read("can I return a parcel?");

        ranker.Rank(asked, Candidates(), top: 1);

        Assert.InRange(_compared, 1, Sections / 2);
    }

    [Fact]
    public void Prefers_the_sentence_that_says_it_all_to_several_that_each_say_a_part()
    {
        PassageTerms[] sections =
        [
            Section(0, "Any colleague may write to us. An account can be closed. You can transfer money. A colleague can close an account."),
            Section(1, "You can transfer an account to a colleague. Please be patient meanwhile. It takes some days. Nothing is lost on the way."),
        ];
        var ranker = new PassageRanker(new(new("r"), [], []), [.. sections]);
        using var asked = ranker.Read("transfer an account to a colleague?");

        var ranked = ranker.Rank(asked, sections.Select(section => new PassageCandidate(section, BodyCosine: 0, AskCosine: () => 0)), top: 2);

        Assert.Equal([sections[1].Passage, sections[0].Passage], ranked.Select(hit => hit.Passage));

        static PassageTerms Section(int number, string text) => new(new(new("rules"), "Rules", $"a{number}", [$"Heading {number}"], "v", 0, text, []));
    }

    /// <summary>Every one with likenesses of its own, high and low ones mixed.</summary>
    private IEnumerable<PassageCandidate> Candidates() => _passages.Select((passage, number) =>
        new PassageCandidate(passage, number * 17 % Sections / (double)Sections, () => AskCosine(number)));

    private double AskCosine(int number)
    {
        _compared++;
        return number * 31 % Sections / (double)Sections;
    }
}
