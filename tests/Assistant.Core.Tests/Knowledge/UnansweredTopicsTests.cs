using System.Collections.Immutable;
using Assistant.Core.Knowledge;

namespace Assistant.Core.Tests.Knowledge;

public sealed class UnansweredTopicsTests
{
    private static readonly string[] StudentTerms = ["student"];

    [Fact]
    public void A_topic_that_no_section_speaks_of_is_kept() =>
        Assert.Contains(TopicsOf("We take PayPal and cards."), IsAboutStudents);

    [Fact]
    public void A_topic_is_covered_by_a_section_that_uses_one_of_its_terms() =>
        Assert.DoesNotContain(TopicsOf("There is a student discount of 10 %."), IsAboutStudents);

    [Fact]
    public void A_term_of_several_words_must_stand_together() =>
        Assert.Equal(TopicsOf("Nothing.").Count(IsAboutShares), TopicsOf("You share the price of the label with us.").Count(IsAboutShares));

    [Fact]
    public void What_an_editor_expects_to_be_asked_covers_nothing() =>
        Assert.Contains(TopicsOf("We take PayPal and cards.", "do students pay less?"), IsAboutStudents);

    [Fact]
    public void A_line_names_terms_and_questions()
    {
        var topic = UnansweredTopics.Read("student discount, unidays ~ any discount? | I'm at uni");

        Assert.Equal(["student discount", "unidai"], topic.Terms.Select(term => string.Join(' ', term)));
        Assert.Equal(["any discount?", "I'm at uni"], topic.Questions);
    }

    [Fact]
    public void A_line_without_questions_is_refused() => Assert.Throws<FormatException>(() => UnansweredTopics.Read("student discount"));

    [Fact]
    public void A_detail_is_open_where_only_the_service_itself_is_spoken_of_and_covered_where_the_detail_is()
    {
        Assert.Contains(Of("We engrave a name for €7.50.").Details, IsAboutFonts);
        Assert.DoesNotContain(Of("We engrave a name in one of three fonts.").Details, IsAboutFonts);
        Assert.All(Of("Nothing.").Details, detail => Assert.False(detail.Terms.IsEmpty || detail.Questions.IsEmpty));
    }

    [Fact]
    public void Every_topic_has_terms_and_questions() =>
        Assert.All(TopicsOf("Nothing."), topic => Assert.False(topic.Terms.IsEmpty || topic.Questions.IsEmpty));

    private static bool IsAboutStudents(UnansweredTopic topic) => topic.Terms.Any(term => term.SequenceEqual(StudentTerms) || term is ["student", "discount"]);

    private static bool IsAboutFonts(UnansweredTopic topic) => topic.Terms.Any(term => term is ["font"]);

    private static bool IsAboutShares(UnansweredTopic topic) => topic.Terms.Any(term => term is ["share", "price"]);

    private static ImmutableArray<UnansweredTopic> TopicsOf(string text, params string[] asks) => Of(text, asks).Topics;

    private static (ImmutableArray<UnansweredTopic> Topics, ImmutableArray<UnansweredTopic> Details) Of(string text, params string[] asks) =>
        UnansweredTopics.Of(new ReleaseTerms([new(new Passage(new("page"), "Page", "a", [], "v", 0, text, [.. asks]))]).All);
}
