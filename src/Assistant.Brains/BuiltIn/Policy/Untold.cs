using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Core.Knowledge;

namespace Assistant.Brains.BuiltIn.Policy;

/// <summary>What passages say that the shopper has not read yet in this conversation.</summary>
internal static partial class Untold
{
    private const int MaxSentences = 2;
    private const int MaxTold = 48;

    /// <summary>What was told so often need not be said again beside something else.</summary>
    private const int OftenEnough = 2;

    /// <summary>
    /// The best passage with what it answers a further question by: the sentence that says most of what is asked, told before or not, and
    /// others that are new. Where no sentence says anything of it, what stands after those that were told. Null where all was told.
    /// </summary>
    public static PassageFacts? Answer(ImmutableArray<PassageFacts> answering, Focus focus) => answering switch
    {
        [] => null,
        [{ Best: null } best, ..] => Next([best], focus) ?? New([.. AnswerSentences.All(best.Text)], focus) switch
        {
            { IsEmpty: false } news => best with { Answer = [.. news.Take(MaxSentences)] },
            _ => null,
        },
        [var best, ..] when best.Answer.All(sentence => IsTold(sentence, focus)) => best.Best is { } told && best.Answer.Contains(told) ? best with { Answer = [told] } : null,
        [var best, ..] => best with { Answer = [.. best.Answer.Where(sentence => sentence == best.Best || !IsTold(sentence, focus))] },
    };

    /// <summary>What stands after the sentences that were told, in the passage that holds them; null where it ends with them.</summary>
    public static PassageFacts? Next(ImmutableArray<PassageFacts> answering, Focus focus)
    {
        // What was told last is gone on with, whichever passage is most like the words that were asked then.
        var inOrder = answering.OrderByDescending(passage => ToldLast(passage, focus) >= 0).ToList();
        foreach (var passage in inOrder)
        {
            var all = AnswerSentences.All(passage.Text);
            var last = ToldLast(passage, focus) is >= 0 and var here ? here : all.FindLastIndex(sentence => IsTold(sentence, focus));
            if (last < 0 && passage == inOrder[0])
            {
                return passage;
            }

            if (last >= 0 && New([.. all.Skip(last + 1)], focus) is { IsEmpty: false } rest)
            {
                return passage with { Answer = [.. rest.Take(MaxSentences)] };
            }
        }

        return null;
    }

    /// <summary>
    /// "And if I'm not happy with that?" asks what holds then: where all that answers was told, a sentence of the passage that begins with such
    /// a case, or names one, says more than the same again. Null where the passage has none that is new.
    /// </summary>
    public static PassageFacts? Supposed(PassageFacts passage, Focus focus) =>
        !HasNews(passage, focus) && New([.. AnswerSentences.All(passage.Text)], focus).FirstOrDefault(sentence => NamesCase.IsMatch(sentence)) is { } supposed
            ? passage with { Answer = [supposed] }
            : null;

    [GeneratedRegex(@"\b(if|unless|otherwise|in case)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NamesCase { get; }

    /// <summary>
    /// What was told of the passage and holds the time or the sum that words like "how long?" ask for, the last told first; null where nothing
    /// that was told does.
    /// </summary>
    public static PassageFacts? Measured(PassageFacts passage, string question, Focus focus) =>
        AskedKind.Holding(question, AnswerSentences.All(passage.Text).Where(sentence => IsTold(sentence, focus))) is { IsEmpty: false } holding
            ? passage with { Answer = [holding.MaxBy(sentence => focus.Told.LastIndexOf(Session.Fingerprint(sentence)))!] }
            : null;

    /// <summary>Whether the passage answers with something that was not told yet.</summary>
    public static bool HasNews(PassageFacts passage, Focus focus) => !New(passage.Answer, focus).IsEmpty;

    /// <summary>The answer without what the shopper has read often enough, but for the sentence that says most of what is asked.</summary>
    public static PassageFacts Fresh(PassageFacts passage, Focus focus) =>
        passage.Answer.RemoveAll(sentence => sentence != passage.Best && focus.Told.Count(told => told == Session.Fingerprint(sentence)) >= OftenEnough) is { IsEmpty: false } fresh
            ? passage with { Answer = fresh }
            : passage;

    public static void Tell(PassageFacts passage, Session session) => session.Look(focus => focus with
    {
        Page = passage.Page,
        Told = [.. focus.Told.Concat(passage.Answer.Select(Session.Fingerprint)).TakeLast(MaxTold)],
    });

    /// <summary>Where the sentence that was told last stands in the passage; -1 where it is of another one.</summary>
    public static int ToldLast(PassageFacts passage, Focus focus) =>
        focus.Told.IsEmpty ? -1 : AnswerSentences.All(passage.Text).FindIndex(sentence => Session.Fingerprint(sentence) == focus.Told[^1]);

    private static ImmutableArray<string> New(ImmutableArray<string> sentences, Focus focus) =>
        [.. sentences.Where(sentence => !IsTold(sentence, focus))];

    private static bool IsTold(string sentence, Focus focus) => focus.Told.Contains(Session.Fingerprint(sentence));
}
