using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Core.Knowledge;

namespace Assistant.Evals.Metrics;

/// <summary>A sentence that can be right or wrong.</summary>
/// <param name="Sentence">Without list marks and citation markers.</param>
/// <param name="Values">What can be looked up in it.</param>
/// <param name="IsPolicy">It says what applies in the shop, not what is so with one order or product.</param>
internal sealed record Claim(string Sentence, ImmutableArray<Value> Values, bool IsPolicy);

/// <summary>
/// Finds the sentences of an answer that claim something: those with a number, an amount, a date, a duration, a link or an order, those
/// with a citation marker, and those that say in so many words what the shop does or what shoppers may do.
/// </summary>
/// <remarks>
/// Questions claim nothing, and neither do examples ("such as W1042"), labels ("Parcel 1") and what the shopper wrote: an order number
/// that is said back is an echo. In a sentence about policy nothing is an echo: "yes, within 45 days" is a claim, whoever said 45 first.
/// </remarks>
internal static partial class Claims
{
    [GeneratedRegex(@"^\s*(- |\d{1,2}\. )")]
    private static partial Regex ListMark { get; }

    [GeneratedRegex(@"\s*\[\d{1,2}\]")]
    private static partial Regex Marker { get; }

    [GeneratedRegex(@"^(\[\d{1,2}\]\s*)+")]
    private static partial Regex Leading { get; }

    [GeneratedRegex(@"\((such as|for example|like|e\.g\.) [^)]*\)|,? (such as|for example) \S+@\S+|\blooks like \S+|\b(parcel|step|option|no\.) \d\b", RegexOptions.IgnoreCase)]
    private static partial Regex NotMeant { get; }

    [GeneratedRegex(@"^\W*(I|I'm|I'll|I've|I'd)\b")]
    private static partial Regex OfTheAssistant { get; }

    [GeneratedRegex(
        @"\b(we|our shop) (never |always |do not |don't |only |also |will )*(offer|deliver|ship|accept|refund|charge|pay|cover|repair|match|guarantee|take back)s?\b"
        + @"|\b(you|items?|orders?|products?|gifts?|gift cards?) (can|may|must|cannot|can't|have to|need to) (\w+ ){0,3}(be )?(return|exchange|cancel|refund|keep|change|pay|send)(ed|led)?\b"
        + @"|\b(free of charge|final sale|at no cost|non-refundable|money back)\b"
        + @"|\b(is|are|isn't|aren't) (not |never |always )*(covered|refundable|returnable|exchangeable)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex SaysWhatApplies { get; }

    /// <param name="shopperSaid">What the shopper wrote up to this answer.</param>
    public static IEnumerable<Claim> In(string answer, IEnumerable<string> shopperSaid)
    {
        var echoes = new Echoes([.. shopperSaid]);
        foreach (var line in answer.Split('\n'))
        {
            // A marker stands behind the sentences that were taken from its passage.
            var lastMarked = LastMarked(line);
            foreach (var (index, sentence) in Sentences.Split(ListMark.Replace(line, "")).Index())
            {
                var said = Marker.Replace(sentence, "").Trim();
                if (said.Length is 0 || said[^1] is '?')
                    continue;

                var isPolicy = index <= lastMarked || (SaysWhatApplies.IsMatch(said) && !OfTheAssistant.IsMatch(said));
                var values = Values.In(WithoutExamples(said)).Where(value => isPolicy || !echoes.Hold(value)).ToImmutableArray();
                if (isPolicy || !values.IsEmpty)
                    yield return new Claim(said, values, isPolicy);
            }
        }
    }

    /// <summary>The text without what only shows how something looks.</summary>
    public static string WithoutExamples(string text) => NotMeant.Replace(text, " ");

    private static int LastMarked(string line) =>
        Sentences.Split(ListMark.Replace(line, "")).Index().Aggregate(-1, (last, sentence) =>
            Marker.IsMatch(Leading.Replace(sentence.Item, "")) ? sentence.Index
            // Behind the full stop, it stands in front of the next sentence.
            : Leading.IsMatch(sentence.Item) ? sentence.Index - 1
            : last);
}
