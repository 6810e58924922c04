using Assistant.DemoShop.Records;

namespace Assistant.DemoShop.Snapshots;

internal static class ProductRules
{
    public static IEnumerable<RuleBreach> Check(ProductRecord product)
    {
        if (string.IsNullOrWhiteSpace(product.Title))
            yield return new(".title", "The title is empty.", "Give the name that shoppers see.");

        if (product.Variants.IsEmpty)
            yield return new(".variants", "There is no variant.", "A product that comes in one form has one variant without options.");

        if (product.Rating is < 0 or > 5)
            yield return new(".rating", "The rating is outside its scale.", "Give 0 to 5, or leave it out without reviews.");

        if (product.Reviews < 0)
            yield return new(".reviews", "A count cannot be negative.", "Give 0 or more.");

        if (product.WarrantyMonths is < 0)
            yield return new(".warrantyMonths", "A warranty cannot be negative.", "Give months, or leave it out.");

        if (product.ImagePath is { } path && (!path.StartsWith('/') || path.StartsWith("//", StringComparison.Ordinal)))
            yield return new(".imagePath", "The picture is not on the shop's own host.", "Give a root-relative path, such as /images/tent.svg.");

        foreach (var (index, variant) in product.Variants.Index())
        {
            foreach (var breach in Check(variant))
                yield return breach with { Path = $".variants[{index}]{breach.Path}" };
        }
    }

    private static IEnumerable<RuleBreach> Check(VariantRecord variant)
    {
        foreach (var breach in Check(variant.Price, variant.RegularPrice))
            yield return breach;

        foreach (var (index, listed) in variant.Prices.Index())
        {
            if (!Checks.IsCurrency(listed.Currency))
                yield return new($".prices[{index}].currency", "This is not a currency.", "Give the ISO 4217 code of the price, such as GBP.");

            foreach (var breach in Check(listed.Price, listed.RegularPrice))
                yield return breach with { Path = $".prices[{index}]{breach.Path}" };
        }

        foreach (var (index, currency) in Checks.Repeated(variant.Prices.Select(listed => listed.Currency)))
            yield return new($".prices[{index}].currency", $"There are two prices in {currency}.", "Give one for each currency.");

        if (variant.Stock.Quantity is < 0)
            yield return new(".stock.quantity", "Stock cannot be negative.", "Give 0 or more, or leave it out.");
    }

    private static IEnumerable<RuleBreach> Check(long price, long? regularPrice)
    {
        if (!Checks.IsAmount(price))
            yield return new(".price", "This is not a price.", "Give minor units from 0 to 100,000,000,000.");

        if (regularPrice is { } regular && (!Checks.IsAmount(regular) || regular < price))
            yield return new(".regularPrice", "The regular price is below the price.", "Leave it out where there is no promotion.");
    }
}
