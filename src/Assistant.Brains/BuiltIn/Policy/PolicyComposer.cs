using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Turns;

namespace Assistant.Brains.BuiltIn.Policy;

/// <summary>
/// What the pages say, in their own sentences, each passage with its mark. No passage, no claim: sentences are never joined or
/// changed, so nothing is said that no page says.
/// </summary>
internal sealed partial class PolicyComposer : IComposer
{
    [GeneratedRegex(@"^\d{1,2}\. ", RegexOptions.NonBacktracking)]
    private static partial Regex Numbered { get; }

    /// <summary>Pages are read with each row as a line of its own: <c>Status: Received; Can you cancel?: Yes.</c></summary>
    [GeneratedRegex(@"^[^.;:]{1,40}: [^;]+; [^.;:]{1,40}: ", RegexOptions.NonBacktracking)]
    private static partial Regex TableRow { get; }

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

        var topic = findings.Slot(Slots.Topic);
        var before = session.State.Focus;
        session.Look(focus => focus with { Question = findings.Slot(Slots.Question), Topic = topic ?? findings.Slot(Slots.Question) });
        if (topic is not null)
        {
            var next = findings.Slot(Slots.Next) is not null ? Untold.Next(answering, before) : null;
            return Told(next ?? Untold.Answer(answering, before) ?? answering[0], session);
        }

        return answering is [var best, var second, ..] && second.Score >= best.Score * Close && second.Page == best.Page
            ? $"{Told(best, session)}\n\n{Told(second, session)}"
            : Told(answering[0], session);
    }

    private static string Told(PassageFacts passage, Session session)
    {
        Untold.Tell(passage, session);
        return Quote(passage);
    }

    /// <summary>Sentences stand in one line; list items and table rows get lines of their own. The mark follows the last.</summary>
    private static string Quote(PassageFacts passage)
    {
        var text = new StringBuilder();
        foreach (var sentence in passage.Answer)
        {
            var isRow = IsListed(sentence);
            text.Append(text.Length is 0 ? "" : isRow || EndsInRow(text) ? "\n" : " ");
            text.Append(isRow && !sentence.StartsWith("- ", StringComparison.Ordinal) && !Numbered.IsMatch(sentence) ? "- " : "");
            text.Append(sentence);
        }

        return $"{text} [{passage.Source}]";
    }

    private static bool IsListed(string sentence) =>
        sentence.StartsWith("- ", StringComparison.Ordinal)
            || Numbered.IsMatch(sentence)
            || TableRow.IsMatch(sentence)
            || sentence.TrimEnd('"', ')', '”') is not [.., '.' or '!' or '?' or ':'];

    private static bool EndsInRow(StringBuilder text)
    {
        var written = text.ToString();
        return IsListed(written[(written.LastIndexOf('\n') + 1)..]);
    }
}
