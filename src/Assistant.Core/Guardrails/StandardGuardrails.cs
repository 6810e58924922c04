using System.Collections.Immutable;
using Assistant.Core.Guardrails.Injection;
using Assistant.Core.Guardrails.Sensitive;
using Assistant.Core.Guardrails.Tone;

namespace Assistant.Core.Guardrails;

/// <summary>The guardrails that every conversation has, in the order in which they run. None of them can be configured away.</summary>
public static class StandardGuardrails
{
    /// <param name="linkHosts">Hosts that an answer may link to.</param>
    public static TurnGuardrails Create(IReadOnlySet<string> linkHosts) => new(
        Question: Question,
        Draft: [new LinksAllowed(linkHosts), new CitationsResolve()]);

    /// <summary>What is gravest comes first: who is in danger must not be told how a message is taken.</summary>
    private static ImmutableArray<IQuestionGuardrail> Question =>
    [
        new SensitiveTopics(),
        new AsksForPerson(),
        new PromptInjection(),
        new Abuse(),
    ];
}
