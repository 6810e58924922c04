using System.Collections.Frozen;
using Assistant.Core.Conversations;
using Assistant.Core.Prompts;
using Assistant.Core.Text;

namespace Assistant.Core.Guardrails;

/// <summary>A person offered by a guardrail, of which no brain knows: the "yes" to it is understood here.</summary>
internal static class PersonOffer
{
    private static readonly FrozenSet<string> Yes =
    [
        "yes", "yes please", "yes please do", "yes do that", "yes do", "yep", "yeah", "sure", "ok", "okay", "ok do that", "please", "please do", "do that", "go ahead",
        "yes, please", "yes, do that", "yes, please do", "ok, do that", "yes thanks", "yes thank you",
    ];

    /// <summary>The offer, or where the shopper already waits for one, that they do.</summary>
    public static string Key(Conversation conversation) => conversation.Handoff is null ? "system.person_offered" : "system.handoff_waiting";

    /// <summary>Whether a message says yes to the offer, which was the last thing said.</summary>
    public static bool IsAccepted(string text, Conversation conversation, Wording wording) =>
        Yes.Contains(TextFolding.Fold(text).TrimEnd('.', '!', ' '))
            && conversation.Transcript.LastOrDefault(said => said.Speaker is not null)?.Text.EndsWith(wording.Say("system.person_offered"), StringComparison.Ordinal) is true;
}
