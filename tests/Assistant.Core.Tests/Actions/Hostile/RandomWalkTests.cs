using System.Collections.Concurrent;
using System.Globalization;
using Assistant.Core.Actions;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Actions.Hostile;

/// <summary>Conversations at random. After every step the invariants hold, and at the end the judge has nothing to say.</summary>
public sealed class RandomWalkTests(LarkfieldRelease larkfield, ITestOutputHelper output) : IClassFixture<LarkfieldRelease>
{
    private const int Steps = 30;

    /// <summary>Seeds that once found something: 33 and 1001, that a conversation tells again what its guest was told, when the guest is no longer known.</summary>
    private static readonly int[] Kept = [33, 1001];

    /// <summary>300 walks; 2,000 and more where somebody asks for them.</summary>
    private static int Walks => int.TryParse(Environment.GetEnvironmentVariable("HOSTILE_WALKS"), NumberStyles.None, CultureInfo.InvariantCulture, out var walks) ? walks : 300;

    [Theory]
    [InlineData(0)]
    [Trait("goal", "X-02")]
    public Task Hold_their_invariants(int faultPercent) => WalkAsync(faultPercent, Walks / 2);

    [Theory]
    [InlineData(10)]
    [Trait("goal", "X-03")]
    public Task Hold_them_while_parts_break(int faultPercent) => WalkAsync(faultPercent, Walks - (Walks / 2));

    [Fact]
    [Trait("goal", "X-07")]
    public async Task Notice_a_shop_that_is_asked_twice()
    {
        var noticed = await FaultsOfAsync(port => port with
        {
            Execute = async (shop, owner, command, key) =>
            {
                await port.Execute(shop, owner, command, ActionId.New());
                return await port.Execute(shop, owner, command, key);
            },
        });

        Assert.Contains(noticed, fault => fault.StartsWith("3:", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("goal", "X-07")]
    public async Task Notice_a_success_that_the_shop_knows_nothing_of()
    {
        var noticed = await FaultsOfAsync(port => port with { Execute = (_, _, _, _) => Task.FromResult<ShopOutcome>(new ShopOutcome.Done(new ShopReceipt(default, 1))) });

        Assert.Contains(noticed, fault => fault.StartsWith("4:", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<string>> FaultsOfAsync(Func<HostileShop, HostileShop> alter)
    {
        var faults = new List<string>();
        for (var seed = 1; seed <= 10; seed++)
        {
            faults.AddRange((await RandomWalk.RunAsync(larkfield.Release, seed, Steps, faultPercent: 0, alter)).Faults);
        }

        return faults;
    }

    private async Task WalkAsync(int faultPercent, int walks)
    {
        var results = new ConcurrentQueue<WalkResult>();

        await Parallel.ForEachAsync(Enumerable.Range(1, walks).Concat(Kept).Distinct(), TestContext.Current.CancellationToken, async (seed, _) =>
            results.Enqueue(await RandomWalk.RunAsync(larkfield.Release, seed, Steps, faultPercent)));

        output.WriteLine($"{results.Count} walks, {results.Sum(walk => walk.Executed)} writes");
        var failed = results.Where(walk => walk.Faults.Count > 0).OrderBy(walk => walk.Seed).ToList();
        Assert.True(failed.Count is 0, $"{failed.Count} walks, seeds {string.Join(", ", failed.Select(walk => walk.Seed))}\n{string.Join('\n', failed.Take(6))}");
        Assert.True(results.Sum(walk => walk.Executed) > walks, "too little was carried out to say anything");
    }
}
