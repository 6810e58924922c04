namespace Assistant.DemoShop.Generator;

/// <summary>Makes the price lists of the shop's other currencies from that in euros, rounded the way shops round. Once made, they are the prices.</summary>
internal static class PriceList
{
    public const string BaseCurrency = "EUR";

    /// <param name="cents">Euro cents.</param>
    /// <param name="currency">EUR, GBP, USD, SEK or JPY.</param>
    /// <returns>Minor units of <paramref name="currency"/>.</returns>
    public static long From(long cents, string currency) => currency switch
    {
        BaseCurrency => cents,
        "GBP" => Round(cents * 0.86m, 5),
        "USD" => Round(cents * 1.09m, 5),
        "SEK" => Round(cents * 11.4m, 100),
        "JPY" => Round(cents * 1.64m, 10),
        _ => throw new ArgumentException($"The demo shop does not sell in {currency}.", nameof(currency)),
    };

    private static long Round(decimal amount, int step) => (long)Math.Round(amount / step, MidpointRounding.AwayFromZero) * step;
}
