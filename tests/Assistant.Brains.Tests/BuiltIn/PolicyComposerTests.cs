using System.Collections.Immutable;
using System.Text.Json;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Policy;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Testing.Knowledge;

namespace Assistant.Brains.Tests.BuiltIn;

public sealed class PolicyComposerTests
{
    [Fact]
    public void Sentences_are_one_paragraph_with_one_mark() => Assert.Equal(
        "You have 30 days. Unless it is final sale. [S1]",
        Compose(Passage("S1", 0.9, answers: true, "You have 30 days.", "Unless it is final sale.")));

    [Fact]
    public void Rows_and_steps_get_lines_of_their_own() => Assert.Equal(
        "Look at the table:\n- Status: Received; Can you cancel?: Yes.\n- Status: Shipped; Can you cancel?: No.\n1. Open the order.\nThat is all. [S1]",
        Compose(Passage(
            "S1", 0.9, answers: true, "Look at the table:", "Status: Received; Can you cancel?: Yes.",
            "Status: Shipped; Can you cancel?: No.", "1. Open the order.", "That is all.")));

    [Fact]
    public void A_passage_that_does_not_answer_is_not_quoted() =>
        Assert.Null(Compose(Passage("S1", 0.9, answers: false, "You have 30 days.")));

    [Fact]
    public void A_second_passage_is_added_only_when_it_fits_nearly_as_well()
    {
        var best = Passage("S1", 0.9, answers: true, "One.");

        Assert.Equal("One. [S1]\n\nTwo. [S2]", Compose(best, Passage("S2", 0.85, answers: true, "Two."), Passage("S3", 0.84, answers: true, "Three.")));
        Assert.Equal("One. [S1]", Compose(best, Passage("S2", 0.5, answers: true, "Two.")));
    }

    [Fact]
    public void What_answers_another_question_of_the_message_is_told_as_well_however_little_it_fits() => Assert.Equal(
        "One. [S1]\n\nThree. [S3]",
        Compose(Passage("S1", 0.9, answers: true, "One."), Passage("S2", 0.8, answers: true, "Two."), new { source = "S3", page = "shipping", heading = "", answer = new[] { "Three." }, score = 0.2, answers = true, also = true }));

    private static object Passage(string source, double score, bool answers, params string[] answer) =>
        new { source, page = "returns", heading = "", answer, score, answers };

    private static string? Compose(params object[] passages)
    {
        var findings = new Findings();
        findings.Learn(ImmutableSortedDictionary<string, string>.Empty);
        findings.Add(ToolNames.SearchPolicy, new ToolAnswer.Found(JsonSerializer.SerializeToElement(new { passages })));
        var session = new Session(
            new DialogueState(),
            TurnMessages.Of([]),
            new ToolCalls(TurnMessages.Of([]), new HashSet<string>()),
            new Replies(ShippedPrompts.Library.Wording),
            new ShopDays(TimeZoneInfo.Utc, DateTimeOffset.UnixEpoch));
        return new PolicyComposer().Compose(findings, session);
    }

    [Fact]
    public void What_was_told_twice_is_not_told_beside_something_else()
    {
        var focus = new Focus { Told = [Session.Fingerprint("Labels are free."), Session.Fingerprint("Labels are free.")] };
        var passage = new PassageFacts("S1", "returns", "Labels", ["Labels are free.", "Pack it well."], 0.5, Answers: true, Best: "Pack it well.");

        Assert.Equal(["Pack it well."], Untold.Fresh(passage, focus).Answer);
        Assert.Equal(passage.Answer, Untold.Fresh(passage with { Best = "Labels are free." }, focus).Answer);
        Assert.Equal(passage.Answer, Untold.Fresh(passage, focus with { Told = focus.Told[..1] }).Answer);
    }
}
