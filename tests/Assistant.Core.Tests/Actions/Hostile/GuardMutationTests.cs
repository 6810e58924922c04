namespace Assistant.Core.Tests.Actions.Hostile;

/// <summary>
/// Tests the judge: with every check in its place an attack comes to nothing, and with the one that stands against it left out the judge
/// has to notice. A check that could go without anybody noticing is not proved by the other tests here.
/// </summary>
public sealed class GuardMutationTests(LarkfieldRelease larkfield, ITestOutputHelper output) : IClassFixture<LarkfieldRelease>
{
    private const int LeastGuards = 25;
    private const int MostCalls = 1_000;

    public static TheoryData<string> Names => [.. Guards.All.Select(guard => guard.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("goal", "X-07")]
    public async Task Is_missed_when_it_is_left_out(string name)
    {
        var guard = Guards.All.Single(guard => guard.Name == name);
        var (whole, broken) = (new Yard(isLeftOut: false), new Yard(isLeftOut: true));

        var faults = await whole.RunAsync(guard, larkfield.Release);
        var noticed = await broken.RunAsync(guard, larkfield.Release);

        output.WriteLine($"{name} ({whole.Calls + broken.Calls} calls): {string.Join("; ", noticed.Distinct().Take(3))}");
        Assert.True(faults.Count is 0, $"with the check in its place:\n{string.Join('\n', faults)}");
        Assert.True(noticed.Count > 0, "nobody notices");
        Assert.InRange(whole.Calls + broken.Calls, 1, MostCalls);
    }

    [Fact]
    [Trait("goal", "X-07")]
    public void There_are_enough_of_them() => Assert.InRange(Guards.All.Select(guard => guard.Name).Distinct().Count(), LeastGuards, int.MaxValue);
}
