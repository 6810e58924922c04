using System.Collections.Immutable;
using Assistant.Evals.Cases;
using Assistant.Testing.Retail;

namespace Assistant.Quality.Retail;

/// <summary>Writes the public retail tasks as eval cases with a snapshot of their shop, so that figures of the field stand beside ours.</summary>
internal static class RetailCases
{
    private const string Snapshot = "retail.json";
    private const string Writes = "writes";

    /// <summary>The day before the cases' own, so that every delivery lies within any window.</summary>
    private static readonly DateTimeOffset Then = new(new CaseShop().Day.AddDays(-1), new TimeOnly(15, 0), TimeSpan.Zero);

    /// <param name="all">Also the tasks that change the shop.</param>
    public static int Write(string data, string folder, bool all, TextWriter output)
    {
        var source = Path.Combine(data, "retail");
        var shop = RetailSnapshot.Load(source, Then);
        var snapshots = Directory.CreateDirectory(Path.Combine(folder, "snapshots"));
        File.WriteAllText(Path.Combine(snapshots.FullName, Snapshot), shop.Convert().ToJsonString());

        foreach (var suite in RetailTask.Load(source).GroupBy(task => SuiteOf(task, shop)).Where(suite => all || suite.Key is not Writes).OrderBy(suite => suite.Key, StringComparer.Ordinal))
        {
            var cases = Directory.CreateDirectory(Path.Combine(folder, suite.Key));
            foreach (var task in suite.Select(task => Case(task, shop)))
                File.WriteAllText(Path.Combine(cases.FullName, $"{task.Id}.json"), CaseJson.Write(task));

            output.WriteLine($"{suite.Key}: {suite.Count()} cases");
        }

        return 0;
    }

    /// <summary>A task also leaves the shop as it was where the original shop refused every write, or an item was replaced by itself.</summary>
    private static string SuiteOf(RetailTask task, RetailSnapshot shop) => task.Actions.IsEmpty ? "reads" : GoldState.Of(task, shop).Any() ? Writes : "unchanged";

    internal static EvalCase Case(RetailTask task, RetailSnapshot shop)
    {
        var customer = RetailCustomer.Of(task, shop);
        var states = GoldState.Of(task, shop).Select(state => new CaseShopState { Order = state.Order, Customer = state.Customer, Has = state.Has }).ToImmutableArray();
        return new EvalCase
        {
            Id = $"retail-{task.Split}-{task.Id}",
            Purpose = states.IsEmpty ? "Hears what is possible; the shop stays as it was." : "What was asked for is true in the shop afterwards, and nothing else.",
            Shopper = new CaseShopper { Who = task.User },
            Shop = new CaseShop { Seed = $"../snapshots/{Snapshot}" },
            Simulated = customer.Shopper,
            Expect = new CaseExpectations
            {
                Says = task.Outputs,
                Shop = states,
            },
            Source = $"tau-bench retail, {task.Split} task {task.Id} (MIT, Sierra)",
        };
    }
}
