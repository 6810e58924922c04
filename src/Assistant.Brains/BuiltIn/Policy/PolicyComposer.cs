using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Knowledge;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Policy;

/// <summary>
/// What the pages say, in their own sentences, each passage with its mark. No passage, no claim: sentences are never joined or
/// changed, so nothing is said that no page says.
/// </summary>
internal sealed partial class PolicyComposer : IComposer
{
    [GeneratedRegex(@"^\d{1,2}\. ")]
    private static partial Regex Numbered { get; }

    /// <summary>Pages are read with each row as a line of its own: <c>Status: Received; Can you cancel?: Yes.</c></summary>
    [GeneratedRegex(@"^[^.;:]{1,40}: [^;]+; [^.;:]{1,40}: ")]
    private static partial Regex TableRow { get; }

    [GeneratedRegex(@"^((and|but|so|ok|okay|well|then|oh)[, ]+)*(what )?(happens )?if\b")]
    private static partial Regex AsksIf { get; }

    // A second passage adds something only if it fits the question nearly as well.
    private const double Close = 0.9;

    private const double Nearly = 0.85;

    /// <summary>A task whose question says so much is about that, whatever was spoken of before.</summary>
    private const int WordsOfItsOwn = 3;

    // So few words fit many sections; of two that fit alike, none can be preferred.
    private const double VeryClose = 0.97;

    public string Name => "policy";

    public string? Compose(Findings findings, Session session)
    {
        ImmutableArray<PassageFacts> answering = [.. PassageFacts.Answering(findings[ToolNames.SearchPolicy])];
        if (answering.IsEmpty)
        {
            return null;
        }

        var before = session.State.Focus;
        var goesOn = findings.Slot(Slots.GoesOn) is not null;
        session.Look(focus => focus with { Topic = Topic(findings, goesOn, answering[0].Page == findings.Slot(Slots.SpokenPage) ? findings.Slot(Slots.Spoken) : null) });
        var first = findings.Slot(Slots.Measure) is { } measure && answering.Select(passage => Untold.Measured(passage, measure, before)).FirstOrDefault(told => told is not null) is { } measured ? measured
            : goesOn && findings.Slot(Slots.Next) is not null && Untold.Next(answering, before) is { } next ? next
            : goesOn ? Further(answering, findings, before)
            : findings.Slot(Slots.Before) is not null && Supposed(answering[0], findings, before) is { } supposed ? supposed
            : answering[0];
        if (answering.FirstOrDefault(passage => passage.SaysWhere) is { } where)
        {
            // "And is it there for people in France?" is answered by the countries alone.
            return Told(where, session);
        }

        var told = Told(first, session);
        if (answering.Any(passage => passage.Also))
        {
            return string.Join("\n\n", answering.Where(passage => passage.Also && passage.Source != first.Source).Select(passage => Told(passage, session)).Prepend(told));
        }

        return findings.Slot(Slots.Measure) is null && Beside(answering, goesOn) is { } beside && Untold.Answer([beside], session.State.Focus) is { } also
            ? $"{told}\n\n{Told(goesOn ? also : beside, session)}"
            : told;
    }

    /// <summary>
    /// What was told is seldom the answer to a further question: a passage of that page that fits nearly as well and says something new goes
    /// before. Another page is no better for being new.
    /// A question that stands on its own gets its whole answer, told or not.
    /// </summary>
    private static PassageFacts Further(ImmutableArray<PassageFacts> answering, Findings findings, Focus before)
    {
        if (findings.Slot(Slots.Question) is { } question && findings.Slot(Slots.Before) is { } earlier && !new OngoingQuestion(question, earlier).Leans)
        {
            return Supposed(answering[0], findings, before) ?? answering[0];
        }

        var news = answering.Where(passage => passage.Page == answering[0].Page && passage.Score >= answering[0].Score * Nearly && Untold.HasNews(passage, before)).ToList();
        var meant = news.Find(passage => passage.Fits) ?? news.FirstOrDefault() ?? answering[0];
        return Supposed(meant, findings, before) ?? Untold.Answer([meant], before) ?? meant;
    }

    /// <summary>"And if I'm not happy with that?": what was told says nothing of it, and another sentence tells what holds then.</summary>
    private static PassageFacts? Supposed(PassageFacts passage, Findings findings, Focus before)
    {
        if (findings.Slot(Slots.Question) is not { } question || !AsksIf.IsMatch(TextFolding.Fold(question)) || Untold.Supposed(passage, before) is not { Answer: [var told, ..] } supposed)
        {
            return null;
        }

        var asked = SearchTerms.OfQuestion(question);
        var byBest = passage.Best is { } best ? asked.Intersect(SearchTerms.Of(best)).Count() : 0;
        return asked.Intersect(SearchTerms.Of(told)).Count() >= byBest ? supposed : null;
    }

    /// <summary>A second passage of the same page, where the first leaves something open or fits no better.</summary>
    private static PassageFacts? Beside(ImmutableArray<PassageFacts> answering, bool goesOn) => answering switch
    {
        [_, .. var others] when others.FirstOrDefault(other => other.Adds) is { } adding => adding,
        [var best, var second, ..] when second.Page == best.Page && second.Score >= best.Score * (goesOn ? VeryClose : Close) => second,
        _ => null,
    };

    /// <summary>What the next question may go on with: this one, and where this one leans on the one before, both.</summary>
    /// <param name="samePage">What was spoken of before, where the same page answers now.</param>
    private static string? Topic(Findings findings, bool goesOn, string? samePage) => (findings.Slot(Slots.Question), findings.Slot(Slots.Before)) switch
    {
        // How the order stands was asked about, and not what the words say.
        var (question, _) when findings.Asked is { } asked && asked != question && asked == findings.Slot(Slots.StateQuestion) => asked,
        ({ } question, { } before) when new OngoingQuestion(question, before) is { } both && (goesOn || both.KeepsPlace || both.EndsOpen || (both.Leans && SearchTerms.OfQuestion(question).Distinct().Count() < WordsOfItsOwn)) => Excerpt.Of(both.Together),
        ({ } question, _) when findings.Slot(Slots.Spoken) is { } spoken && new OngoingQuestion(question, spoken) is { EndsOpen: true } both => Excerpt.Of(both.Together),
        ({ } question, _) when samePage is not null && new OngoingQuestion(question, samePage) is { PointsBack: true } both => Excerpt.Of(both.WithSubject),
        var (question, _) => question,
    };

    private static string Told(PassageFacts passage, Session session)
    {
        var fresh = Untold.Fresh(passage, session.State.Focus);
        Untold.Tell(fresh, session);
        return Quote(fresh);
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
