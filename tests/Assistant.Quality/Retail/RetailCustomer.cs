using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Evals.Cases;
using Assistant.Testing.Retail;

namespace Assistant.Quality.Retail;

/// <summary>The customer of a retail task as a simulated shopper: the task's wishes in the first person, its facts, its character.</summary>
internal sealed partial record RetailCustomer(SimulatedShopper Shopper)
{
    [GeneratedRegex(@"#?\b(W\d{7})\b")]
    private static partial Regex OrderNumber { get; }

    public static RetailCustomer Of(RetailTask task, RetailSnapshot shop)
    {
        var wishes = FirstPerson.Wishes(task.Instruction);
        var user = shop.Users[task.User]!;
        return new RetailCustomer(new SimulatedShopper
        {
            Goals = [.. wishes.Select(Goal)],
            Knows = ImmutableSortedDictionary.CreateRange(
            [
                KeyValuePair.Create("name", $"{user["name"]!["first_name"]} {user["name"]!["last_name"]}"),
                KeyValuePair.Create("email", (string)user["email"]!),
                .. OrderNumber.Matches(task.Instruction).Select(found => found.Groups[1].Value).Distinct().Take(2).ToList() is [var only] ? [KeyValuePair.Create("order", only)] : Array.Empty<KeyValuePair<string, string>>(),
                .. Named(task.Instruction, shop) is { } product ? [KeyValuePair.Create("product", product)] : Array.Empty<KeyValuePair<string, string>>(),
            ]),
            Patience = Is("impatient") ? 1 : Is("patient") ? 3 : 2,
            Typing = Is("messy") ? "careless" : Is("busy") || Is("impatient") ? "hurried" : Is("organized") ? "tidy" : "plain",
            Mood = Is("argumentative") ? "hostile" : Is("impatient") ? "impatient" : Is("sad") ? "upset" : "calm",
            Seed = task.Id + 1,
        });

        bool Is(string trait) => Regex.IsMatch(task.Instruction, $@"\b{trait}\b", RegexOptions.IgnoreCase);
    }

    /// <summary>Reached by an answer about the order that is named; where none is, by any answer. What became true is judged by the shop.</summary>
    private static ShopperGoal Goal(string wish) => new()
    {
        Says = [wish],
        Reached = OrderNumber.Match(wish) is { Success: true } order ? new TurnExpectations { Says = [order.Groups[1].Value] } : new TurnExpectations(),
    };

    /// <summary>The one product of the shop that the customer speaks of.</summary>
    private static string? Named(string instruction, RetailSnapshot shop) =>
        shop.Products.Select(product => (string)product.Value!["name"]!).Where(title => instruction.Contains(title, StringComparison.OrdinalIgnoreCase)).Take(2).ToList() is [var only] ? only : null;
}
