using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Core.Shop;

namespace Assistant.Brains.Understanding.Slots;

/// <summary>Order numbers as shoppers write them: "W1042", "#w 1042", "order no. 1042", "purchase 00123842".</summary>
internal sealed partial class OrderNumberRecogniser : ISlotRecogniser
{
    // A shop's own numbers are W and 4 to 8 digits. Longer bare numbers come from elsewhere and are taken as they are.
    public const string Prefix = "W";
    private const int ShortestPrefixed = 4;
    private const int LongestPrefixed = 8;
    private const int LikelyPrefixed = 7;

    [GeneratedRegex(@"(^|[^\p{L}\p{N}@.-])(?<number>#? ?w ?[-#]? ?[0-9]{4,8})($|[^\p{L}\p{N}@])")]
    private static partial Regex Prefixed { get; }

    [GeneratedRegex(
        @"(^|[^\p{L}\p{N}])(orders?|ordr|oder|purchases?|purhase|puchase|bestellung)( |-)?(numbers?|no|nr|num|nbr|id|ref|"
        + @"reference)?( is| was)?[ .:;,#=()-]*(?<number>[0-9]{4,15})($|[^\p{L}\p{N}@%])")]
    private static partial Regex AfterOrderWord { get; }

    [GeneratedRegex(
        @"((^|[^\p{L}\p{N}])(?<kind>\p{L}+) ?)?((^|[^\p{L}\p{N}])(nr|no|number)[ .:#]{1,3}|#)(?<number>[0-9]{4,15})($|"
        + @"[^\p{L}\p{N}@%])")]
    private static partial Regex AfterNumberSign { get; }

    // "The address of 1042". Numbers that may be years are left out.
    [GeneratedRegex(
        @"(^|[^\p{L}\p{N}])(add?ress|parcel|package|status|tracking) (of|for) (?<number>([13-9][0-9]|2[1-9])[0-9]{2,6})($|"
        + @"[^\p{L}\p{N}@%€$£.,-])")]
    private static partial Regex AfterOf { get; }

    [GeneratedRegex(
        "^(invoices?|bills?|receipts?|tickets?|cards?|vouchers?|codes?|items?|articles?|phone|tracking|account|customer|"
        + "model|colou?r)$")]
    private static partial Regex NumberedOtherwise { get; }

    public IEnumerable<Slot> Find(SlotText text)
    {
        var folded = text.Folded.Text;
        foreach (var number in Numbers(Prefixed, folded))
        {
            if (OrderNumber.TryParse(string.Concat(number.Value.Where(char.IsLetterOrDigit)), out var parsed))
                yield return new Slot.Order(text.Place(number.Index, number.Length), [parsed]);
        }

        foreach (var number in Numbers(AfterOrderWord, folded).Concat(Numbers(AfterOf, folded)))
            yield return new Slot.Order(text.Place(number.Index, number.Length), Readings(number.Value));

        foreach (Match match in AfterNumberSign.Matches(folded))
        {
            var number = match.Groups["number"];
            if (!NumberedOtherwise.IsMatch(match.Groups["kind"].Value))
                yield return new Slot.Order(text.Place(number.Index, number.Length), Readings(number.Value));
        }
    }

    /// <summary>The groups "number" of all matches; a separator may end one match and begin the next.</summary>
    private static IEnumerable<Group> Numbers(Regex shape, string folded)
    {
        for (var match = shape.Match(folded); match.Success;)
        {
            var number = match.Groups["number"];
            yield return number;
            match = shape.Match(folded, number.Index + number.Length);
        }
    }

    private static ImmutableArray<OrderNumber> Readings(string digits)
    {
        var bare = OrderNumber.Parse(digits);
        if (digits.Length is < ShortestPrefixed or > LongestPrefixed)
            return [bare];

        var prefixed = OrderNumber.Parse(Prefix + digits);
        return digits.Length <= LikelyPrefixed && digits[0] != '0' ? [prefixed, bare] : [bare, prefixed];
    }
}
