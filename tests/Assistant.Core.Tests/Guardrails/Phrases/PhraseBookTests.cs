using Assistant.Core.Guardrails.Phrases;

namespace Assistant.Core.Tests.Guardrails.Phrases;

public sealed class PhraseBookTests
{
    [Theory]
    [InlineData("my lawyer", "my lawyer", true)]
    [InlineData("my lawyer", "my good lawyer", false)]
    [InlineData("my good? lawyer", "my good lawyer", true)]
    [InlineData("my .. lawyer", "my one two three lawyer", true)]
    [InlineData("my .. lawyer", "my one two three four lawyer", false)]
    [InlineData("my ... lawyer", "my one two three four lawyer", true)]
    [InlineData("my .. lawyer", "my. lawyer", false)]
    [InlineData("lawyer|court_case", "a court case", true)]
    [InlineData("insult* me", "he insulted me", true)]
    [InlineData("^ sue", "I sue", false)]
    [InlineData("^ sue", "Hello. Sue them", true)]
    [InlineData("give up $", "I give up!", true)]
    [InlineData("give up $", "I give up this seat", false)]
    [InlineData("give up $|now", "I give up now and then", true)]
    [InlineData("press -button|here contact", "press contact", true)]
    [InlineData("press -button", "press button", false)]
    [InlineData("i am <under-18>", "I'm 12", true)]
    [InlineData("i am <under-18>", "I'm 18", false)]
    [InlineData("i am <under-18>", "I'm 1.85", false)]
    public void Reads_patterns_over_words(string pattern, string text, bool found)
    {
        var book = PhraseBook.Read(["[kind]", pattern]);

        Assert.Equal(found, !book.Find(text).IsEmpty);
    }

    [Fact]
    public void Hides_figures_of_speech_and_calls_a_kind_off_in_the_sentence_of_an_exception()
    {
        var book = PhraseBook.Read(["@die = die dying", "[harm]", "~ dying to get", "! in theory", "@die", "[other]", "theory"]);

        Assert.Empty(book.Find("I am dying to get it"));
        Assert.Equal(["other"], book.Find("in theory I die").Select(hit => hit.Kind));
        Assert.Equal([("harm", 1)], book.Find("I am dying to get it. I die.").Select(hit => (hit.Kind, hit.Sentence)));
    }

    [Fact]
    public void Finds_only_the_words_misspelt_that_it_was_asked_to()
    {
        var book = PhraseBook.Read(["@misspelt = lawyer", "[kind]", "lawyer", "parcel"]);

        Assert.Single(book.Find("my lawer"));
        Assert.Single(book.Find("my lwayer"));
        Assert.Empty(book.Find("my parcl"));
        Assert.Empty(book.Find("three layers"));
    }

    [Fact]
    public void Refuses_a_class_that_is_not_there() =>
        Assert.Throws<FormatException>(() => PhraseBook.Read(["[kind]", "@nobody is here"]));

    [Theory]
    [InlineData("I can't, won't and don't", "i can not will not and do not")]
    [InlineData("dont u know my mum's card", "do not you know my mother card")]
    [InlineData("k i l l it", "kill it")]
    [InlineData("12yo and 1.85 m", "12 year old and 1.85 m")]
    [InlineData("cаll", "call")]
    [InlineData("Really? Yes", "really <ask>/yes")]
    [InlineData("a\nb c", "a/b c")]
    public void Cuts_text_into_sentences_of_plain_words(string text, string expected) =>
        Assert.Equal(expected, string.Join('/', SpokenText.Sentences(text).Select(sentence => string.Join(' ', sentence))));

    [Theory]
    [InlineData("a")]
    [InlineData("i ")]
    [InlineData("you are so ")]
    [InlineData("ignore all ")]
    public void Stays_quick_on_the_longest_hostile_text(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 4_000 / part.Length));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Assistant.Core.Guardrails.Sensitive.SensitiveTopic.In(text);
        Assistant.Core.Guardrails.Injection.InjectionSigns.In(text);
        Assistant.Core.Guardrails.Tone.AbuseSigns.In(text);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"{clock.Elapsed}");
    }
}
