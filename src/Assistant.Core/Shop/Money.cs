using System.Globalization;
using System.Text.Json.Serialization;

namespace Assistant.Core.Shop;

/// <summary>An amount in integer minor units of one currency: 12.90 EUR is <c>(1290, "EUR")</c>, 500 JPY is <c>(500, "JPY")</c>.</summary>
/// <param name="Minor">The amount in the currency's smallest unit; negative only for differences.</param>
/// <param name="Currency">ISO 4217 code, upper case.</param>
public readonly record struct Money(
    [property: JsonPropertyName("amount")] long Minor,
    [property: JsonPropertyName("currency")] string Currency)
{
    public static Money Zero(string currency) => new(0, currency);

    public static Money operator +(Money left, Money right) => left with { Minor = checked(left.Minor + Same(left, right)) };

    public static Money operator -(Money left, Money right) => left with { Minor = checked(left.Minor - Same(left, right)) };

    public static Money operator *(Money left, int quantity) => left with { Minor = checked(left.Minor * quantity) };

    /// <summary>How a shopper reads it: <c>€12.90</c>, <c>¥500</c>, <c>129.00 SEK</c>.</summary>
    public override string ToString()
    {
        var exponent = Currencies.Exponent(Currency);
        var scale = (decimal)Math.Pow(10, exponent);
        var number = (Math.Abs(Minor) / scale).ToString($"N{exponent}", CultureInfo.InvariantCulture);
        var sign = Minor < 0 ? "-" : "";
        return Currencies.Symbol(Currency) is { } symbol ? $"{sign}{symbol}{number}" : $"{sign}{number} {Currency}";
    }

    private static long Same(Money left, Money right) =>
        left.Currency == right.Currency
            ? right.Minor
            : throw new ArgumentException($"Cannot combine {left.Currency} and {right.Currency}.", nameof(right));
}

/// <summary>What ISO 4217 says of the currencies that differ from two decimals, and the symbols that shoppers expect.</summary>
public static class Currencies
{
    /// <summary>Digits after the decimal point: JPY 0, KWD 3, most others 2.</summary>
    public static int Exponent(string currency) => currency switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "VND"
            or "VUV" or "XAF" or "XOF" or "XPF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        _ => 2,
    };

    /// <summary>The symbol that stands before the number, or null where the code stands behind it.</summary>
    public static string? Symbol(string currency) => currency switch
    {
        "EUR" => "€",
        "GBP" => "£",
        "USD" => "$",
        "JPY" => "¥",
        _ => null,
    };
}
