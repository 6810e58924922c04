using System.Text.RegularExpressions;

namespace Assistant.Evals.Checks;

/// <summary>Finds what an answer asks the shopper for.</summary>
internal static partial class Questions
{
    private static readonly string[] Slots = ["order", "email", "code", "product", "person"];

    [GeneratedRegex(@"[^.!?\n]*\b(person|colleague|Menschen|personne|persona|pessoa|medewerker|człowiek\w*)\b[^.!?\n]*\?", RegexOptions.IgnoreCase)]
    private static partial Regex Person { get; }

    [GeneratedRegex(@"order number|which order|which of these|need the number|its number", RegexOptions.IgnoreCase)]
    private static partial Regex Order { get; }

    [GeneratedRegex(@"e-mail address", RegexOptions.IgnoreCase)]
    private static partial Regex Email { get; }

    [GeneratedRegex(@"six-digit code|code wasn't right|type it here|once more", RegexOptions.IgnoreCase)]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"which product|looking for|what is it called|what it should be|which one", RegexOptions.IgnoreCase)]
    private static partial Regex Product { get; }

    /// <param name="slot"><c>order</c>, <c>email</c>, <c>code</c>, <c>product</c> or <c>person</c>.</param>
    public static bool Ask(string answer, string slot) => slot switch
    {
        "order" => Order.IsMatch(answer),
        "email" => Email.IsMatch(answer),
        "code" => Code.IsMatch(answer),
        "product" => Product.IsMatch(answer),
        "person" => Person.IsMatch(answer),
        _ => throw new ArgumentOutOfRangeException(nameof(slot), slot, "Not something to ask for."),
    };

    public static bool AskSomething(string answer) => Count(answer) > 0 || Slots.Any(slot => slot is not "person" && Ask(answer, slot));

    /// <summary>Questions that the shopper has to answer; whether there is anything else is no such question.</summary>
    public static int Count(string answer) => answer.Count(c => c is '?');
}
