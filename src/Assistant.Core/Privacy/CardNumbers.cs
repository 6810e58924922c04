using System.Text.RegularExpressions;

namespace Assistant.Core.Privacy;

/// <summary>Finds payment card numbers in text: digits of a card network's range and length that pass the Luhn check.</summary>
internal static partial class CardNumbers
{
    private const int MinDigits = 12;
    private const int MaxDigits = 19;
    private const int MaxGap = 2;
    private const int ContextLength = 40;

    /// <param name="text">Digits must be ASCII.</param>
    public static IEnumerable<Range> Find(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsAsciiDigit(text[start]) || (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1])))
            {
                continue;
            }

            var (digits, end) = ReadDigits(text, start);
            if (IsCard(digits) && !IsNamedAsSomethingElse(text, start))
            {
                yield return start..end;
                start = end - 1;
            }
        }
    }

    // What stands right before a number may say that it is an order or a parcel; a word about cards outweighs it.
    [GeneratedRegex(@"\b(?:order|purchase|tracking|track|parcel|shipment|invoice|sku|ean|article|item|ref(?:erence)?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherNumbers { get; }

    [GeneratedRegex(@"\b(?:card|visa|master ?card|amex|american express|maestro|credit|debit|cc|pan|pay(?:ing|ment)?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CardWords { get; }

    private static (string Digits, int End) ReadDigits(string text, int start)
    {
        Span<char> digits = stackalloc char[MaxDigits + 1];
        var count = 0;
        var end = start;
        for (var i = start; i < text.Length && i - end <= MaxGap && count <= MaxDigits; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                digits[count++] = text[i];
                end = i + 1;
            }
            else if (!IsSeparator(text[i]))
            {
                break;
            }
        }

        return (digits[..count].ToString(), end);
    }

    private static bool IsSeparator(char c) => c is ' ' or '-' or '.' or '/' or '_' or '\u00A0' or '\u2009' or '\u202F'
        or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\u2010' or '\u2011' or '\u2012' or '\u2013';

    private static bool IsCard(string digits) =>
        digits.Length is >= MinDigits and <= MaxDigits && HasNetwork(digits) && PassesLuhn(digits);

    private static bool HasNetwork(string digits) => (digits.Length, int.Parse(digits.AsSpan(0, 4), provider: null)) switch
    {
        (13 or 16 or 19, >= 4000 and <= 4999) => true,
        (16, (>= 5100 and <= 5599) or (>= 2221 and <= 2720)) => true,
        (15, (>= 3400 and <= 3499) or (>= 3700 and <= 3799)) => true,
        (>= 14, (>= 3000 and <= 3059) or (>= 3600 and <= 3699) or (>= 3800 and <= 3999)) => true,
        (>= 16, (>= 3528 and <= 3589) or 6011 or (>= 6200 and <= 6299) or (>= 6440 and <= 6599)) => true,
        (>= 12, (>= 5000 and <= 5099) or (>= 5600 and <= 5899) or (>= 6300 and <= 6399) or (>= 6700 and <= 6799)) => true,
        _ => false,
    };

    private static bool PassesLuhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var weighted = i % 2 is 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return sum % 10 is 0;
    }

    private static bool IsNamedAsSomethingElse(string text, int start)
    {
        var before = text[Math.Max(0, start - ContextLength)..start];
        return OtherNumbers.IsMatch(before) && !CardWords.IsMatch(before);
    }
}
