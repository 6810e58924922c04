using System.Globalization;
using System.Text;
using Assistant.Core.Shop;
using Assistant.DemoShop.Records;

namespace Assistant.DemoShop.Generator;

/// <summary>Draws customers who live in many countries; every mail address is at a domain that is reserved for examples.</summary>
internal sealed class CustomerGenerator(Dice dice)
{
    private const int FirstId = 1001;
    private static readonly string[] Domains = ["example.com", "example.org", "example.net"];
    private readonly IReadOnlyList<CountryData> _countries = GeneratorData.Countries();
    private readonly HashSet<string> _emails = [];

    public IReadOnlyList<CustomerRecord> Generate(int count) => [.. Enumerable.Range(FirstId, count).Select(Customer)];

    private CustomerRecord Customer(int number)
    {
        var country = dice.PickWeighted(_countries, candidate => candidate.Share);

        // People move: some live elsewhere than their name comes from.
        var origin = dice.Chance(80) ? country : dice.Pick(_countries);
        var first = dice.Pick(GeneratorData.Words(origin.Given));
        var last = dice.Pick(GeneratorData.Words(origin.Family));
        var id = $"c{number.ToString(CultureInfo.InvariantCulture)}";
        var email = Email(first, last);
        return new CustomerRecord
        {
            Id = new CustomerId(id),
            FirstName = first,
            LastName = last,
            Email = email,
            Phone = dice.Chance(70) ? dice.Fill(country.Phone) : null,
            Group = dice.Chance(15) ? "plus" : null,
            Locale = country.Locale,
            Addresses = [.. Enumerable.Range(0, dice.Chance(20) ? 2 : 1).Select(_ => Address($"{first} {last}", country))],
            PaymentMethods = [.. Methods(id, email, country)],
        };
    }

    private AddressRecord Address(string name, CountryData country)
    {
        var cities = GeneratorData.Words(country.Cities);
        var regions = GeneratorData.Words(country.Regions);
        var city = dice.Between(0, cities.Length - 1);
        var house = dice.Between(1, 180).ToString(CultureInfo.InvariantCulture);
        var street = dice.Pick(GeneratorData.Words(country.Streets));
        return new AddressRecord
        {
            Name = name,
            Line1 = country.Code is "GB" or "IE" or "US" or "FR" ? $"{house} {street}" : $"{street} {house}",
            Line2 = dice.Chance(12) ? $"Flat {dice.Between(1, 30).ToString(CultureInfo.InvariantCulture)}" : null,
            City = cities[city],
            Region = city < regions.Length ? regions[city] : null,
            PostalCode = dice.Fill(country.Postal),
            Country = country.Code,
        };
    }

    private IEnumerable<PaymentMethodRecord> Methods(string customer, string email, CountryData country)
    {
        yield return Card(customer, country);
        if (dice.Chance(45))
            yield return PaymentMethods.PayPal(customer, email);

        if (country.Code is "NL")
            yield return PaymentMethods.Ideal(customer);

        if (dice.Chance(25))
            yield return PaymentMethods.GiftCard(customer, dice.Fill("#@#@"), PriceList.From(dice.Between(5, 150) * 100L, country.Currency), country.Currency);

        if (dice.Chance(8))
            yield return PaymentMethods.StoreCredit(customer, PriceList.From(dice.Between(5, 60) * 100L, country.Currency), country.Currency);
    }

    private PaymentMethodRecord Card(string customer, CountryData country) => PaymentMethods.Card(
        customer, dice.Pick(country.Code is "US" ? ["Visa", "Mastercard", "Amex"] : (string[])["Visa", "Mastercard"]), dice.Fill("####"));

    private string Email(string first, string last)
    {
        var local = $"{Letters(first)}.{Letters(last)}";
        var domain = dice.Pick(Domains);
        var email = $"{local}@{domain}";
        for (var again = 2; !_emails.Add(email); again++)
            email = $"{local}{again.ToString(CultureInfo.InvariantCulture)}@{domain}";

        return email;
    }

    /// <summary>The letters a to z of a name: "Møller" gives "moller", "van Dijk" gives "vandijk".</summary>
    private static string Letters(string name) => string.Concat(name
        .Replace("ø", "o", StringComparison.OrdinalIgnoreCase)
        .Replace("ł", "l", StringComparison.OrdinalIgnoreCase)
        .Replace("æ", "ae", StringComparison.OrdinalIgnoreCase)
        .Normalize(NormalizationForm.FormD)
        .ToLowerInvariant()
        .Where(char.IsAsciiLetter));
}
