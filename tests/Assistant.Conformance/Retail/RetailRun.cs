using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;
using Assistant.DemoShop;
using Assistant.DemoShop.Snapshots;
using Assistant.Testing;
using Assistant.Testing.Retail;

namespace Assistant.Conformance.Retail;

/// <summary>
/// Carries out the public retail tasks, each on a fresh copy of their shop and as its signed-in customer: every call is proposed by the
/// model, confirmed by a click and executed, under pages that say what their policy says.
/// </summary>
public sealed class RetailRun : IDisposable
{
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("retail-");
    private readonly Release _release;

    private RetailRun(RetailSnapshot data, Release release) => (Data, _release) = (data, release);

    public RetailSnapshot Data { get; }

    /// <summary>The pages of their policy in our rules.</summary>
    public static string Pages { get; } = Path.Combine(Repository.Root, "tests", "Assistant.Conformance", "Retail", "pages");

    private string Prepared => Path.Combine(_scratch.FullName, "prepared.db");

    /// <param name="folder">Where the data set lies.</param>
    public static async Task<RetailRun> PrepareAsync(string folder, CancellationToken cancellationToken)
    {
        var (release, faults) = await CompileAsync(cancellationToken);
        if (faults.Any(fault => fault.Refused))
            throw new InvalidOperationException(string.Join('\n', faults.Select(fault => $"{fault.File}:{fault.Line} {fault.Message}")));

        var run = new RetailRun(RetailSnapshot.Load(folder), release);
        using var shop = await SqliteDemoShop.OpenAsync(run.Prepared, run.Clock(), new DemoShopSeed.Empty("USD"), cancellationToken);
        using var snapshot = new MemoryStream(Encoding.UTF8.GetBytes(run.Data.Convert().ToJsonString()));
        return await shop.ImportAsync(snapshot, null, cancellationToken) is SnapshotImport.Imported ? run : throw new InvalidOperationException("The data set cannot be imported.");
    }

    public static Task<Compilation> CompileAsync(CancellationToken cancellationToken) =>
        new KnowledgeFolder(Pages, PageStrictness.Strict, new ManualClock(new RetailSnapshot([], [], []).Then)).CompileAsync(previous: null, cancellationToken);

    /// <summary>Does something with a fresh copy of the shop and whoever is signed in.</summary>
    public async Task<T> WithShopAsync<T>(string customer, Func<SqliteDemoShop, SignedInShopper, Task<T>> use, CancellationToken cancellationToken)
    {
        var path = Path.Combine(_scratch.FullName, $"{Guid.NewGuid():N}.db");
        File.Copy(Prepared, path);
        try
        {
            using var shop = await SqliteDemoShop.OpenAsync(path, Clock(), new DemoShopSeed.Empty("USD"), cancellationToken);
            var signedIn = await shop.FindCustomerAsync(new CustomerId(customer), cancellationToken);
            await using var shopper = await SignedInShopper.OpenAsync(shop, _release, signedIn!, Clock());
            return await use(shop, shopper);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Carries out all tasks of the data set, dev first.</summary>
    /// <param name="folder">Where it lies.</param>
    public async Task<ImmutableArray<RetailOutcome>> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var calls = RetailCall.Load(folder);
        var tasks = RetailTask.Load(folder);
        var outcomes = new RetailOutcome[tasks.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, tasks.Length),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            async (index, stop) => outcomes[index] = await RunAsync(tasks[index], calls[(tasks[index].Split, tasks[index].Id)], stop));
        return [.. outcomes];
    }

    private Task<RetailOutcome> RunAsync(RetailTask task, ImmutableArray<RetailCall> calls, CancellationToken cancellationToken) => WithShopAsync(
        task.User,
        async (shop, shopper) =>
        {
            List<RetailStep> steps = [];
            foreach (var call in calls)
                steps.Add(await DoAsync(shop, shopper, task, call, cancellationToken));

            return new RetailOutcome(task, [.. steps], await DifferencesAsync(shop, task, calls, cancellationToken));
        },
        cancellationToken);

    public void Dispose() => _scratch.Delete(recursive: true);

    private ManualClock Clock() => new(Data.Then.AddDays(1));

    /// <summary>Where an item that would stay what it is stands in the way of others, these are asked for alone.</summary>
    private static async Task<RetailStep> DoAsync(SqliteDemoShop shop, SignedInShopper shopper, RetailTask task, RetailCall call, CancellationToken cancellationToken)
    {
        var step = new RetailStep(call, await SendAsync(call));
        return step.Result is WriteResult.Refused && RetailCalls.WithoutUnchanged(call) is { } rest ? step with { Rest = await SendAsync(rest) } : step;

        async Task<WriteResult> SendAsync(RetailCall sent) => await shopper.DoAsync(RetailCalls.Translate(
            sent, sent.Arguments["order_id"] is { } number ? await FindAsync(shop, task.User, (string)number!, cancellationToken) : null));
    }

    private static Task<Order?> FindAsync(SqliteDemoShop shop, string customer, string number, CancellationToken cancellationToken) =>
        shop.FindOrderAsync(new OrderOwner.OfCustomer(new CustomerId(customer)), OrderNumber.Parse(number), cancellationToken);

    /// <summary>Every part of every record that is not as the data set says, whether we changed the record or they did.</summary>
    private async Task<ImmutableArray<RetailDifference>> DifferencesAsync(
        SqliteDemoShop shop, RetailTask task, ImmutableArray<RetailCall> calls, CancellationToken cancellationToken)
    {
        var changed = await shop.DifferencesAsync(Prepared, cancellationToken);
        List<RetailDifference> found = [.. changed.Where(record => record.Kind is ShopRecordKind.Product).Select(record => new RetailDifference(record.Id, "product", null, null))];
        foreach (var number in Ids(changed, ShopRecordKind.Order, id => $"#{id}").Union(task.ChangedOrders.Select(order => order.Key)))
        {
            var theirs = task.ChangedOrders[number] ?? Data.Orders[number]!;
            var exchange = calls.LastOrDefault(call => call is { Name: "exchange_delivered_order_items", Error: null } && (string)call.Arguments["order_id"]! == number);
            var ours = await FindAsync(shop, (string)theirs["user_id"]!, number, cancellationToken);
            found.AddRange(Compare(number, RetailTerms.OfTheirs(theirs, exchange), RetailTerms.Of(ours!)));
        }

        foreach (var id in Ids(changed, ShopRecordKind.Customer, id => id).Union(task.ChangedUsers.Select(user => user.Key)))
        {
            var ours = await shop.FindCustomerAsync(new CustomerId(id), cancellationToken);
            var orders = await shop.ListOrdersAsync(new CustomerId(id), 100, cancellationToken);
            found.AddRange(Compare(id, RetailTerms.OfTheirs(task.ChangedUsers[id] ?? Data.Users[id]!), RetailTerms.Of(ours!, orders)));
        }

        return [.. found];
    }

    private static IEnumerable<string> Ids(IEnumerable<ShopDifference> changed, ShopRecordKind kind, Func<string, string> name) =>
        changed.Where(record => record.Kind == kind).Select(record => name(record.Id));

    private static IEnumerable<RetailDifference> Compare(string record, ImmutableSortedDictionary<string, string> theirs, ImmutableSortedDictionary<string, string> ours) => theirs.Keys
        .Union(ours.Keys)
        .Select(part => new RetailDifference(record, part, theirs.GetValueOrDefault(part), ours.GetValueOrDefault(part)))
        .Where(part => part.Theirs != part.Ours);
}
