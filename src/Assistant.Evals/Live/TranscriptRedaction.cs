using System.Text.RegularExpressions;
using Assistant.Core.Privacy;

namespace Assistant.Evals.Live;

/// <summary>
/// Takes out of a recorded text what a reviewer does not need: secrets (which intake took out before), mail addresses and phone numbers.
/// Order numbers stay: what was said about an order cannot be judged without them. Names and street addresses that a shopper types are not found.
/// </summary>
internal static partial class TranscriptRedaction
{
    [GeneratedRegex(@"[\w.+•*'-]+@[\w-]+(\.[\w-]+)+")]
    private static partial Regex Emails { get; }

    [GeneratedRegex(@"\+?\(?\d[\d ()/.\-]{6,}\d")]
    private static partial Regex Phones { get; }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}$|^\d{1,2}[./-]\d{1,2}[./-]\d{4}$")]
    private static partial Regex Dates { get; }

    public static string Redact(string text)
    {
        var withoutMail = Emails.Replace(Redactor.Redact(text).Text, "[mail address removed]");
        return Phones.Replace(withoutMail, match => IsPhone(withoutMail, match) ? "[phone number removed]" : match.Value);
    }

    /// <remarks>The digits of <c>LF20133342NL</c> are no phone number, and neither are those of a date.</remarks>
    private static bool IsPhone(string text, Match match) =>
        match.Value.Count(char.IsAsciiDigit) is >= 8 and <= 15
        && !Dates.IsMatch(match.Value)
        && (match.Index is 0 || !char.IsLetter(text[match.Index - 1]));
}
