using Assistant.Evals.Playing;

namespace Assistant.Evals.Checks;

/// <summary>How the conversation ends.</summary>
internal sealed class OutcomeCheck() : PlainCheck("outcome")
{
    protected override IEnumerable<string>? Problems(PlayedCase played) =>
        played.Case.Expect.Outcome is not { } expected ? null
        : played.Turns is [.., var last] ? (Ends(last, expected) ? [] : [$"does not end {expected}, but {ConversationEnd.Of(last)}"])
        : [$"does not end {expected}: there is no answer"];

    /// <summary>A person who is offered or has been called counts as offered; asking for a person's help is no answer.</summary>
    private static bool Ends(PlayedTurn last, string expected) => expected switch
    {
        "personOffered" => ConversationEnd.HandsOff(last) || Questions.Ask(last.Answer.Text, "person"),
        "declined" => ConversationEnd.Declines(last),
        "answered" => !ConversationEnd.HandsOff(last) && !ConversationEnd.Declines(last),
        _ => ConversationEnd.Of(last) == expected,
    };
}
