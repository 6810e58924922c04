using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Flows;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>Tells shoppers who were offered a person in their own language, in that language, that they are in the queue.</summary>
internal sealed class OwnLanguageComposer : IComposer
{
    public string Name => "queued_in_language";

    public string? Compose(Findings findings, Session session) =>
        findings.Slot(Slots.Language) is { } code && session.Knows($"queued.{code}") ? session.Say($"queued.{code}") : null;
}
