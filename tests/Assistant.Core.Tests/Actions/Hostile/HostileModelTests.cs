using System.Collections.Concurrent;
using System.Diagnostics;
using Assistant.Core.Tools;

namespace Assistant.Core.Tests.Actions.Hostile;

/// <summary>
/// The claim that the model is an untrusted client, tested without any: a hostile script in its place, the real way of a turn, the real
/// pages, and a judge that knows the pages' text and the shop's book alone.
/// </summary>
public sealed class HostileModelTests(LarkfieldRelease larkfield, ITestOutputHelper output) : IClassFixture<LarkfieldRelease>
{
    private const int LeastCalls = 20_000;
    private const double LeastLegal = 0.15;

    [Fact]
    [Trait("goal", "X-01")]
    public async Task No_call_of_any_tool_changes_what_the_pages_and_the_shopper_do_not_allow()
    {
        var clock = Stopwatch.StartNew();
        var products = (from session in Enum.GetValues<SessionCase>()
                        from state in Enum.GetValues<OrderCase>()
                        from tool in Target.Reads.Concat(Target.Writes)
                        select (session, state, tool)).ToList();

        var results = new ConcurrentQueue<CrossProductResult>();
        await Parallel.ForEachAsync(products, TestContext.Current.CancellationToken, async (product, _) =>
            results.Enqueue(await CrossProduct.RunAsync(larkfield.Release, product.session, product.state, product.tool)));

        var (calls, executed) = (results.Sum(result => result.Calls), results.Sum(result => result.Executed));
        output.WriteLine($"{calls} calls, {executed} carried out ({(double)executed / calls:P1}), {clock.Elapsed.TotalSeconds:N0} s");
        var faults = results.SelectMany(result => result.Faults.Select(fault => $"{result.Case}: {fault}")).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(faults.Count is 0, $"{faults.Count} faults\n{string.Join('\n', faults.Take(60))}");
        Assert.True(calls >= LeastCalls, $"only {calls} calls");
        Assert.True(executed >= LeastLegal * calls, $"only {executed} of {calls} were carried out");
    }

    [Fact]
    public void Every_tool_that_reads_or_writes_is_attacked_in_sixty_ways()
    {
        var tools = StandardTools.Declarations.Where(tool => tool.Contract.Effect is not ToolEffect.Control).Select(tool => tool.Contract.Name);

        Assert.Equal(tools.Order(StringComparer.Ordinal), Target.Reads.Concat(Target.Writes).Order(StringComparer.Ordinal));
        Assert.True(Mutators.Count >= 60);
    }
}
