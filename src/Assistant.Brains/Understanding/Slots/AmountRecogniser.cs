using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Brains.Understanding.Slots;

/// <summary>Sums of money: with a currency anywhere, without one after a word of limit ("max 80").</summary>
internal sealed partial class AmountRecogniser : ISlotRecogniser
{
    private const string Number = @"[0-9]{1,3}([., '][0-9]{3})+([.,][0-9]{1,2})?|[0-9]{1,7}([.,][0-9]{1,2})?";
    // "It mustn't be over 100" and "nothing that costs more than 100" turn the limit round.
    private const string Negated =
        "(nothing|not|no|none|never|without|cannot|[a-z]+n't|mustnt|shouldnt|cant|wont|dont|doesnt)( (be|to|cost|costs|costing|go|goes|that|is|want|spend|pay|have|anything|much|a|the|price)){0,3}";

    private const string Limit =
        "((?<most>under|below|less than|up to|max|maximum|max\\.|at most|cheaper than|no more than|not more than|"
        + Negated + " (over|above|more than|dearer than|higher than|beyond|exceed|exceeding)|within|<)"
        + "|(?<least>" + Negated + " (under|below|less than|cheaper than)|over|above|more than|at least|min|minimum|from|between|starting at|>)|(?<to>and|to|-))";
    private const string Unit =
        "(?<unit>€|\\$|£|¥|euros?|eur|dollars?|bucks|usd|"
        + "pounds?|quid|gbp|yen|jpy|francs?|chf|kronor|kroner|kr|sek|nok|dkk|zloty|pln|cad|aud)";

    [GeneratedRegex(
        @"(^|[^\p{L}\p{N}.,])(" + Limit + @" ?(about |around )?)?(?<sign>€|us\$|\$|£|¥|eur |usd |gbp |"
        + @"chf )? ?(?<number>" + Number + @") ?" + Unit + @"?($|[^\p{L}\p{N}%])")]
    private static partial Regex Shape { get; }

    // "50-120 euro", "from 50 to 120 €": the unit behind the second number is that of both.
    [GeneratedRegex(
        @"^ ?(-|–|—|to) ?(?<sign>€|us\$|\$|£|¥)? ?(?<number>" + Number + @") ?" + Unit + @"?($|[^\p{L}\p{N}%])")]
    private static partial Regex RangeEnd { get; }

    [GeneratedRegex(
        @"^ ?-?(%|cm|mm|m|km|kg|g|grams?|l|lt|litres?|liters?|ml|days?|weeks?|months?|years?|hours?|minutes?|mins?|"
        + @"persons?|people|man|pieces?|pcs|items?|lumens?|watts?|inch|inches|degrees|x)($|[^\p{L}])")]
    private static partial Regex Measure { get; }

    public IEnumerable<Slot> Find(SlotText text)
    {
        var folded = text.Folded.Text;
        Slot.Amount? openRange = null;
        var rangeFrom = 0;
        for (var match = Shape.Match(folded); match.Success;)
        {
            var (number, sign, unit) = (match.Groups["number"], match.Groups["sign"], match.Groups["unit"]);
            var currency = Currency(unit.Success ? unit.Value : sign.Value.Trim());
            var beginsRange = openRange is null && !match.Groups["most"].Success && !match.Groups["to"].Success && BeginsRange(match, text);
            var bound = beginsRange ? AmountBound.AtLeast : Bound(match, openRange);
            if (beginsRange || Accepts(match, number, currency, isRangeEnd: openRange is not null && match.Index <= rangeFrom, text))
            {
                var start = sign.Success ? sign.Index : number.Index;
                var end = unit.Success ? unit.Index + unit.Length : number.Index + number.Length;
                var amount = new Slot.Amount(text.Place(start, end - start), Value(number.Value), currency, bound);
                if (openRange is not null && bound == AmountBound.AtMost)
                    yield return openRange with { Currency = openRange.Currency ?? currency };
                else if (openRange is not null)
                    yield return openRange;

                openRange = bound == AmountBound.AtLeast ? amount : null;
                rangeFrom = end;
                if (openRange is null)
                    yield return amount;
            }

            match = Shape.Match(folded, number.Index + number.Length);
        }

        if (openRange is not null)
            yield return openRange;
    }

    /// <summary>The lower end of a range whose other end names the currency, if this one does not.</summary>
    private static bool BeginsRange(Match match, SlotText text)
    {
        var (number, unit) = (match.Groups["number"], match.Groups["unit"]);
        var end = unit.Success ? unit.Index + unit.Length : number.Index + number.Length;
        return RangeEnd.Match(text.Folded.Text[end..]) is { Success: true } range
            && (range.Groups["unit"].Success || range.Groups["sign"].Success || unit.Success || match.Groups["sign"].Success)
            && Value(number.Value) < Value(range.Groups["number"].Value);
    }

    /// <param name="isRangeEnd">"Between 50" stands right before: "and 100" then needs no currency either.</param>
    private static bool Accepts(Match match, Group number, string? currency, bool isRangeEnd, SlotText text) =>
        currency is not null
        || ((match.Groups["most"].Success || match.Groups["least"].Success || (isRangeEnd && match.Groups["to"].Success))
            && match.Groups["least"].Value is not "from"
            && !Measure.IsMatch(text.After(number.Index + number.Length)));

    private static AmountBound Bound(Match match, Slot.Amount? openRange) =>
        match.Groups["most"].Success || (match.Groups["to"].Success && openRange is not null) ? AmountBound.AtMost
        : match.Groups["least"].Success ? AmountBound.AtLeast
        : AmountBound.Exact;

    private static string? Currency(string written) => written switch
    {
        "€" or "euro" or "euros" or "eur" => "EUR",
        "$" or "us$" or "dollar" or "dollars" or "bucks" or "usd" => "USD",
        "£" or "pound" or "pounds" or "quid" or "gbp" => "GBP",
        "¥" or "yen" or "jpy" => "JPY",
        "franc" or "francs" or "chf" => "CHF",
        "kr" or "kronor" or "sek" => "SEK",
        "kroner" or "nok" => "NOK",
        "dkk" => "DKK",
        "zloty" or "pln" => "PLN",
        "cad" => "CAD",
        "aud" => "AUD",
        _ => null,
    };

    /// <summary>The last separator is the decimal one, unless three digits follow it.</summary>
    private static decimal Value(string number)
    {
        var separator = number.LastIndexOfAny(['.', ',', ' ', '\'']);
        var decimals = separator < 0 ? 0 : number.Length - separator - 1;
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        var value = decimal.Parse(digits, CultureInfo.InvariantCulture);
        return decimals is 1 ? value / 10 : decimals is 2 ? value / 100 : value;
    }
}
