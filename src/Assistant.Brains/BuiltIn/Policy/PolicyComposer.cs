using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Turns;

namespace Assistant.Brains.BuiltIn.Policy;

/// <summary>
/// What the pages say, in their own sentences, each passage with its mark. No passage, no claim: sentences are never joined or
/// changed, so nothing is said that no page says.
/// </summary>
internal sealed class PolicyComposer : IComposer
{
    // A second passage adds something only if it fits the question nearly as well.
    private const double Close = 0.9;

    public string Name => "policy";

    public string? Compose(Findings findings, Session session)
    {
        ImmutableArray<PassageFacts> answering = [.. PassageFacts.Answering(findings[ToolNames.SearchPolicy])];
        if (answering.IsEmpty)
        {
            return null;
        }

        session.Look(focus => focus with { Question = findings.Slot(Slots.Question) });
        return answering is [var best, var second, ..] && second.Score >= best.Score * Close && second.Page == best.Page
            ? $"{Quote(best)}\n\n{Quote(second)}"
            : Quote(answering[0]);
    }

    /// <summary>Sentences stand in one line; list items and table rows keep lines of their own. The mark follows the last.</summary>
    private static string Quote(PassageFacts passage) => passage.Answer.Any(IsOwnLine)
        ? string.Join('\n', passage.Answer.Select((sentence, index) => Marked(sentence, passage, mark: index == passage.Answer.Length - 1)))
        : Marked(string.Join(' ', passage.Answer), passage, mark: true);

    private static bool IsOwnLine(string sentence) => sentence.StartsWith("- ", StringComparison.Ordinal) || sentence.Contains('\n', StringComparison.Ordinal);

    private static string Marked(string text, PassageFacts passage, bool mark) => mark ? $"{text} [{passage.Source}]" : text;
}
