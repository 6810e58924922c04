using System.Text.RegularExpressions;
using Assistant.Core.Handoffs;
using Assistant.Core.Text;
using Assistant.Core.Turns;

namespace Assistant.Core.Guardrails;

/// <summary>A shopper who plainly asks for a person gets one at once, whatever brain serves: it is decided here, not there.</summary>
/// <remarks>Only unmistakable wordings, as a whole message; everything less plain is the brain's to understand.</remarks>
public sealed partial class AsksForPerson : IQuestionGuardrail
{
    [GeneratedRegex(
        @"^(?:please |pls |hi |hello |ok |no |just )*(?:(?:can|could|may) i (?:please )?|i(?:'d| would) like to |i (?:want|need) (?:to )?|let me |get me |give me |connect me (?:to|with) |put me through to )?(?:please )?(?:(?:talk|speak|chat|write) (?:to|with) )?(?:a |an |the |some |your )?(?:real |live |actual |human )*(?:human|person|people|agent|representative|operator|somebody real|someone real|human being)(?: please| pls| now)*[.!?]*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex PlainRequest { get; }

    /// <summary>Asks for a person and for nothing else.</summary>
    public static bool IsPlainRequest(string text) => PlainRequest.IsMatch(TextFolding.Fold(text.Trim()));

    public ValueTask<Verdict> CheckAsync(Turn turn, CancellationToken cancellationToken) => new(
        turn.Questions.Any(question => IsPlainRequest(question.Text) || PersonOffer.IsAccepted(question.Text, turn.Conversation, turn.Release.Wording))
            ? new Verdict.Stop(new TurnOutcome.HandedOff(
                new Draft(turn.Release.Wording.Say(turn.Conversation.Handoff is null ? "system.handoff_queued" : "system.handoff_waiting")),
                HandoffReason.CustomerRequest,
                OpenQuestion: null))
            : Verdict.Pass);
}
