using System.Collections.Immutable;
using Assistant.Core.Knowledge;

namespace Assistant.Core.Tests.Knowledge;

public sealed class AnswerEvidenceTests
{
    private static readonly ImmutableArray<PassageTerms> Pages =
    [
        Passage("Engraving", "Engraving a name costs €7.50 and takes 2 working days.", "what does engraving cost?", "can I have my name on it?", "how long does engraving take?"),
        Passage("Gift cards", "A gift card is valid for 5 years.", "how long can I spend a gift card?", "does a gift card expire?"),
        Passage("Returns", "You can return an item within 30 days.", "how long may I return something?", "can I send it back?"),
        // As many as tell what a shop leaves out.
        .. Enumerable.Range(1, 60).Select(number => Passage($"Clause {number}", $"Clause {number} of the terms holds for every contract.", $"what is clause {number}?")),
    ];

    [Fact]
    public void A_thing_that_is_asked_for_and_not_spoken_of_is_unsaid()
    {
        Assert.Equal(0.6, Of("which fonts can I choose for the engraving?").Unsaid);
        Assert.InRange(Of("what does the engraving cost?").Unsaid, 0, 0.2);
    }

    [Fact]
    public void What_is_told_beside_the_question_need_not_be_spoken_of() =>
        Assert.Equal(Of("what does the engraving cost?").Unsaid, Of("Grandma turns ninety. what does the engraving cost?").Unsaid);

    [Fact]
    public void A_message_of_unknown_words_is_misspelt_and_lacks_nothing() =>
        Assert.Equal(0, Of("wxat dqes engraving cqst pxr mzg?").Unsaid);

    [Fact]
    public void The_nearest_of_the_editors_questions_speaks_for_an_answer() =>
        Assert.True(Of("what does engraving cost?").Ask > Of("is engraving dear?").Ask);

    [Fact]
    public void A_detail_that_no_section_tells_is_known_by_how_shoppers_ask_for_it() =>
        Assert.True(Of("which typeface is the lettering in?").Detail > Of("what does the engraving cost?").Detail);

    [Theory]
    [InlineData("what does engraving cost?", true)]
    [InlineData("how long does engraving take?", true)]
    [InlineData("which fonts do you have for the engraving?", false)]
    public void A_question_about_a_detail_is_declined_where_the_service_itself_is_answered(string question, bool answers) =>
        Assert.Equal(answers, Of(question).Answers);

    [Fact]
    public void A_shop_that_says_little_is_not_held_to_every_detail() =>
        Assert.InRange(Of("which typeface is the lettering in?", Pages[..3]).Detail, 0, 0.1 * Of("which typeface is the lettering in?").Detail);

    private static AnswerEvidence Of(string question) => Of(question, Pages);

    private static AnswerEvidence Of(string question, ImmutableArray<PassageTerms> pages)
    {
        var ranker = new PassageRanker(new(new("r"), [], []), pages);
        using var asked = ranker.Read(question);
        return ranker.Explain(asked, pages.Select(passage => new PassageCandidate(passage, 0.3, () => 0.3))).First(one => one.Passage.Anchor == "Engraving").Evidence;
    }

    private static PassageTerms Passage(string heading, string text, params string[] asks) =>
        new(new(new("page"), "Orders", heading, [heading], "v", 0, text, [.. asks]));
}
