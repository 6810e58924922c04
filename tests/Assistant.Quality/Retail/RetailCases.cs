using System.Collections.Immutable;
using Assistant.Evals.Cases;
using Assistant.Testing.Retail;

namespace Assistant.Quality.Retail;

/// <summary>Writes the public retail tasks as eval cases with a snapshot of their shop, so that figures of the field stand beside ours.</summary>
internal static class RetailCases
{
    private const string Snapshot = "retail.json";

    /// <summary>The day before the cases' own, so that every delivery lies within any window.</summary>
    private static readonly DateTimeOffset Then = new(new CaseShop().Day.AddDays(-1), new TimeOnly(15, 0), TimeSpan.Zero);

    /// <param name="all">Also the tasks that change the shop.</param>
    public static int Write(string data, string folder, bool all, TextWriter output)
    {
        var source = Path.Combine(data, "retail");
        var shop = RetailSnapshot.Load(source, Then);
        var snapshots = Directory.CreateDirectory(Path.Combine(folder, "snapshots"));
        File.WriteAllText(Path.Combine(snapshots.FullName, Snapshot), shop.Convert().ToJsonString());

        var tasks = RetailTask.Load(source).Where(task => all || task.ChangesNothing).ToList();
        foreach (var suite in tasks.GroupBy(SuiteOf).OrderBy(suite => suite.Key, StringComparer.Ordinal))
        {
            var cases = Directory.CreateDirectory(Path.Combine(folder, suite.Key));
            foreach (var task in suite.Select(task => Case(task, shop)))
                File.WriteAllText(Path.Combine(cases.FullName, $"{task.Id}.json"), CaseJson.Write(task));

            output.WriteLine($"{suite.Key}: {suite.Count()} cases");
        }

        return 0;
    }

    /// <summary>A task with writes that the original shop refused, all of them, also leaves the shop as it was.</summary>
    private static string SuiteOf(RetailTask task) => !task.ChangesNothing ? "writes" : task.Actions.IsEmpty ? "reads" : "refused";

    internal static EvalCase Case(RetailTask task, RetailSnapshot shop)
    {
        var customer = RetailCustomer.Of(task, shop);
        return new EvalCase
        {
            Id = $"retail-{task.Split}-{task.Id}",
            Purpose = task.ChangesNothing ? "Hears what is possible; the shop stays as it was." : "What was asked for is true in the shop afterwards, and nothing else.",
            Shopper = new CaseShopper { Who = task.User },
            Shop = new CaseShop { Seed = $"../snapshots/{Snapshot}" },
            Simulated = customer.Shopper,
            Expect = new CaseExpectations
            {
                Says = task.Outputs,
                Shop = [.. GoldState.Of(task, shop).Select(state => new CaseShopState { Order = state.Order, Customer = state.Customer, Has = state.Has })],
            },
            Source = $"tau-bench retail, {task.Split} task {task.Id} (MIT, Sierra)",
        };
    }
}
