using System.Text.RegularExpressions;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Checks;

/// <summary>Reads off an answer how a conversation stands after it.</summary>
internal static partial class ConversationEnd
{
    [GeneratedRegex(
        @"\b(can't|cannot|can not|couldn't|could not|may not|don't|doesn't|do not|does not|isn't|not able|unable|nothing|no page|none of|no order|not something|unfortunately|only help|out of)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Refusing { get; }

    /// <summary>One of the outcomes that a case may expect.</summary>
    public static string Of(PlayedTurn last) =>
        HandsOff(last) ? "handedOff"
        : last.Answer.Action is { State: ActionNoteState.Proposed } ? "proposed"
        : last.Answer.Action is { State: ActionNoteState.Succeeded } ? "done"
        : Declines(last) ? "declined"
        : Questions.Ask(last.Answer.Text, "person") ? "personOffered"
        : Questions.AskSomething(last.Answer.Text) ? "asking"
        : "answered";

    public static bool HandsOff(PlayedTurn last) => last.HandedOff is true || last.Record?.Outcome is "handed-off";

    /// <summary>Says no, and neither shows nor cites anything instead.</summary>
    public static bool Declines(PlayedTurn last) =>
        last.Record is { Outcome: "declined" } || SaysNo(last.Answer);

    public static bool SaysNo(OutgoingMessage answer) =>
        answer is { Citations.IsEmpty: true, Cards.IsEmpty: true } && !IsOnItsWay(answer.Action) && Refusing.IsMatch(answer.Text);

    /// <summary>"Until then nothing changes" refuses nothing.</summary>
    private static bool IsOnItsWay(ActionNote? told) =>
        told is { State: ActionNoteState.Proposed or ActionNoteState.NeedsApproval or ActionNoteState.Unknown or ActionNoteState.Succeeded };
}
