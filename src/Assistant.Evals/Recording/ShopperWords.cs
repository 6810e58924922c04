using System.Text.RegularExpressions;
using Assistant.Core.Conversations;
using Assistant.Core.Privacy;
using Assistant.DemoShop;

namespace Assistant.Evals.Recording;

/// <summary>Takes out of a shopper's message what must not stand in a file that is shared: secrets, mail addresses, phone numbers, codes.</summary>
/// <remarks>Names and postal addresses are not recognised; whoever keeps the case reads every message.</remarks>
internal static partial class ShopperWords
{
    /// <summary>Belongs to nobody (RFC 2606).</summary>
    private const string SomeEmail = "shopper@example.com";

    /// <summary>Kept free for stories (Ofcom's numbers for drama).</summary>
    private const string SomePhone = "020 7946 0018";

    private const int FewestDigits = 8;

    /// <param name="code">What became of a code in the message, if there was one.</param>
    /// <param name="codeMailed">Whether a code was mailed before: then six digits are one, and else a number of something.</param>
    public static string WithoutPrivate(string text, CodeAttempt? code, bool codeMailed)
    {
        var place = code is { Outcome: CodeOutcome.Rejected } ? "{wrong code}" : "{code}";
        var words = Redactor.Redact(text).Text.Replace("[code]", place, StringComparison.Ordinal);
        words = Email.Replace(words, found => IsOfTheCast(found.Value) ? found.Value : SomeEmail);
        words = codeMailed ? CodeShaped.Replace(words, place) : words;
        return Phone.Replace(words, found => found.Value.Count(char.IsAsciiDigit) < FewestDigits || Day.IsMatch(found.Value) ? found.Value : SomePhone);
    }

    private static bool IsOfTheCast(string email) => DemoCast.All.Any(member => member.Email.Equals(email, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Email { get; }

    [GeneratedRegex(@"(?<![\p{L}\p{N}#@.+-])\d{3}[ \-]?\d{3}(?![\p{L}\p{N}@]|[-.]\p{N})", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex CodeShaped { get; }

    [GeneratedRegex(@"^(?:\d{1,2}[-./ ]\d{1,2}[-./ ]\d{4}|\d{4}[-./]\d{1,2}[-./]\d{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Day { get; }

    // Digits with the signs that people put between them; an order number has a letter in front.
    [GeneratedRegex(@"(?<![\p{L}\p{N}#])(?:\+|\(\+?)?\d(?:[ ()/.\-]{0,2}\d){6,16}(?!\p{N})", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Phone { get; }
}
