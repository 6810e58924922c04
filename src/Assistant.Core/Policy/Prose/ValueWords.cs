using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Core.Policy.Rules;

namespace Assistant.Core.Policy.Prose;

/// <summary>
/// The words by which prose says the values that are no figures: "cannot be returned", "faulty", "a gift card". Words that say none
/// of them prove nothing, so that a sentence in words of its own is never held against its rule.
/// </summary>
internal static class ValueWords
{
    private static readonly FrozenDictionary<Type, ImmutableArray<(Enum Value, Regex Words)>> Known = new Dictionary<Type, ImmutableArray<(Enum, Regex)>>
    {
        [typeof(Returnable)] =
        [
            Said(Returnable.Never, @"\b(cannot|can ?not|can['’]t|never|non-returnable|not (be|possible|accepted|returnable))\b"),
            Said(Returnable.Faulty, @"\b(faulty|faults?|defects?|defective|damaged|broken)\b"),
            Said(Returnable.Sealed, @"\b(seal|seals|sealed)\b"),
            Said(Returnable.Unopened, @"\b(unopened|opened|downloaded|download|unused)\b"),
            Said(Returnable.Person, @"\b(person|contact|ask|asking|arrange|call us|write to us)\b"),
        ],
        [typeof(ReturnReason)] =
        [
            Said(ReturnReason.NotWanted, @"\bchanged? your mind\b|\b(not|no longer) want"),
            Said(ReturnReason.DoesNotFit, @"\bnot fit\b|\bwrong size\b|\btoo (big|small|large)\b"),
            Said(ReturnReason.OrderedByMistake, @"\bby mistake\b"),
            Said(ReturnReason.NotAsDescribed, @"\bas described\b"),
            Said(ReturnReason.Faulty, @"\b(faulty|faults?|defects?|defective)\b"),
            Said(ReturnReason.Damaged, @"\bdamaged?\b"),
            Said(ReturnReason.WrongItem, @"\bwrong (item|product|one)s?\b|\bnot what you ordered\b"),
            Said(ReturnReason.PartsMissing, @"\bmissing\b|\bincomplete\b"),
        ],
        [typeof(CancelReason)] =
        [
            Said(CancelReason.NoLongerNeeded, @"\bno longer needed?\b|\bchanged? your mind\b"),
            Said(CancelReason.OrderedByMistake, @"\bby mistake\b"),
            Said(CancelReason.TooLate, @"\btoo late\b"),
            Said(CancelReason.FoundCheaper, @"\bcheaper\b"),
        ],
        [typeof(RefundTo)] =
        [
            Said(RefundTo.Original, @"\boriginal\b|\bwhat you paid with\b|\bpayment method (that )?you (used|paid)\b|\bsame (card|method|payment)"),
            Said(RefundTo.GiftCard, @"\bgift cards?\b|\bvouchers?\b"),
            Said(RefundTo.Stored, @"\b(another|other|stored|saved) (payment )?methods?\b"),
            Said(RefundTo.StoreCredit, @"\b(store|shop|account) credit\b"),
        ],
        [typeof(Remedy)] =
        [
            Said(Remedy.Replacement, @"\breplace"),
            Said(Remedy.Refund, @"\brefund|\bmoney back\b"),
            Said(Remedy.Repair, @"\brepair|\bmend"),
        ],
    }.ToFrozenDictionary();

    /// <summary>The values that the words of <paramref name="prose"/> say, in the order of their list.</summary>
    public static ImmutableArray<T> SaidBy<T>(string prose)
        where T : struct, Enum
    {
        if (typeof(T) == typeof(OrderStage))
        {
            return [.. StageWords.SaidBy(prose).Select(stage => (T)(object)stage)];
        }

        if (!Known.TryGetValue(typeof(T), out var known))
        {
            return [];
        }

        ImmutableArray<T> said = [.. known.Where(one => one.Words.IsMatch(prose)).Select(one => (T)(object)one.Value)];

        // "Cannot be returned unless faulty" says when it can.
        return typeof(T) == typeof(Returnable) && said.Length > 1 ? said.Remove((T)(object)Returnable.Never) : said;
    }

    /// <summary>Whether a rule may have <paramref name="value"/> where its prose says <paramref name="word"/>.</summary>
    /// <remarks>What a person arranges is told as what shoppers cannot do themselves.</remarks>
    public static bool IsSaidWith<T>(T value, T word)
        where T : struct, Enum =>
        value.Equals(word) || (value is Returnable.Person && word is Returnable.Never);

    private static (Enum Value, Regex Words) Said(Enum value, string words) =>
        (value, new(words, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
}
