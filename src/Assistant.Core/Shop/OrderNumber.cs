using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Assistant.Core.Text;

namespace Assistant.Core.Shop;

/// <summary>
/// The number printed on an order's confirmation, such as <c>W1042</c>. Canonical form: upper case, no leading <c>#</c>,
/// letters, digits and inner hyphens only, at most 32 characters.
/// </summary>
/// <remarks>
/// Shoppers write <c>#w1042</c>, <c>W 1042</c> or full-width digits; all of these are the same number. A look-alike letter of
/// another alphabet is not folded: it makes a different, invalid number.
/// </remarks>
[JsonConverter(typeof(TextIdJsonConverter<OrderNumber>))]
public readonly record struct OrderNumber : ITextId<OrderNumber>
{
    private const int MaxLength = 32;

    private OrderNumber(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse([NotNullWhen(true)] string? text, out OrderNumber id)
    {
        id = default;
        if (text is not { Length: > 0 and <= 4 * MaxLength })
        {
            return false;
        }

        var folded = TextFolding.Fold(text).Replace(" ", "", StringComparison.Ordinal).TrimStart('#').ToUpperInvariant();
        var valid = folded is { Length: > 0 and <= MaxLength }
            && folded.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '-')
            && folded.Any(char.IsAsciiDigit);
        if (valid)
        {
            id = new OrderNumber(folded);
        }

        return valid;
    }

    /// <summary>Reads a number that our own code or data wrote.</summary>
    /// <exception cref="FormatException">The text is not an order number.</exception>
    public static OrderNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException("Not an order number.");

    public override string ToString() => Value;
}
