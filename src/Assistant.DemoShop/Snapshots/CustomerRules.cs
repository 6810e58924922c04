using System.Text.Json;
using Assistant.DemoShop.Records;

namespace Assistant.DemoShop.Snapshots;

internal static class CustomerRules
{
    public static IEnumerable<RuleBreach> Check(CustomerRecord customer)
    {
        if (!IsMail(customer.Email))
            yield return new(".email", "This is not a mail address.", "Write it as name@host.");

        foreach (var (index, id) in Checks.Repeated(customer.PaymentMethods.Select(method => method.Id.Value)))
            yield return new($".paymentMethods[{index}].id", $"The id '{id}' is used twice.", "Give each payment method its own id.");

        foreach (var (index, method) in customer.PaymentMethods.Index())
        {
            foreach (var breach in Check(method))
                yield return breach with { Path = $".paymentMethods[{index}]{breach.Path}" };
        }
    }

    public static IEnumerable<RuleBreach> Check(PaymentMethodRecord method)
    {
        if (Checks.HoldsAccountNumber(method.Label))
            yield return new(".label", "This holds a whole card or account number.", "Mask it: 'Visa ending in 4242'.");

        if (method.Balance is { } balance && !Checks.IsAmount(balance))
            yield return new(".balance", "This is not an amount.", "Give minor units from 0 to 100,000,000,000.");

        if (method.Currency is { } currency && !Checks.IsCurrency(currency))
            yield return new(".currency", $"'{currency}' is not a currency.", "Give its ISO 4217 code, such as EUR.");

        foreach (var (name, value) in method.Extensions ?? [])
        {
            if (value.ValueKind is JsonValueKind.String or JsonValueKind.Number && Checks.HoldsAccountNumber(value.ToString()))
                yield return new($".{name}", "This holds a whole card or account number.", "Leave it out; a snapshot carries masked methods only.");
        }
    }

    private static bool IsMail(string text) =>
        text.Split('@') is [{ Length: > 0 }, { Length: > 0 }] && !text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter));
}
