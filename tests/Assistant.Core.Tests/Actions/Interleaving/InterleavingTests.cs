using System.Globalization;
using Assistant.Core.Conversations;
using Assistant.Core.Tests.Actions.Hostile;
using Assistant.Testing.Conversations;
using FsCheck;
using FsCheck.Fluent;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Tests.Actions.Interleaving;

/// <summary>Whoever goes on when: the invariants of section 4c hold after every step, and when everything has come to rest. The same seed does the same.</summary>
public sealed class InterleavingTests(LarkfieldRelease larkfield, ITestOutputHelper output) : IClassFixture<LarkfieldRelease>
{
    private const int Size = 30;
    private const int MostShrinks = 60;
    private const ulong MostTries = 2_000;

    /// <summary>
    /// Seeds that once found something; they are played whatever else is. 84: a turn that another one had overtaken stored how its action ended and told nobody.
    /// </summary>
    private static readonly ulong[] Kept = [84];

    /// <summary>More where somebody asks for them, from another seed on where they say so: <c>INTERLEAVINGS=20000 INTERLEAVINGS_FROM=5000</c>.</summary>
    private static int Count => Asked("INTERLEAVINGS") ?? 400;

    private static ulong First => (ulong)(Asked("INTERLEAVINGS_FROM") ?? 1);

    /// <summary>A check of the storage, the invariant that breaks without it, and a seed shortly before one that shows it.</summary>
    public static TheoryData<string, string, int> LeftOut => new()
    {
        { "claim", "2:", 50 },
        { "single use", "3:", 65 },
        { "fence", "15:", 715 },
    };

    [Fact]
    [Trait("goal", "section 4c")]
    public async Task Hold_their_invariants_whoever_goes_on_when()
    {
        var (executed, takenOver, failed) = (0, 0, new List<(ulong Seed, Played Played)>());
        foreach (var seed in Kept.Concat(Enumerable.Range(0, Count).Select(number => First + (ulong)number)))
        {
            var played = await PlayAsync(Sample(seed));
            (executed, takenOver) = (executed + played.Executed, takenOver + (played.TakenOver > 0 ? 1 : 0));
            if (played.Faults.Count > 0 || played.WasLeft)
            {
                failed.Add((seed, played));
            }
        }

        output.WriteLine($"{Count} interleavings, {executed} changes, in {takenOver} of them somebody took over what another one had begun");
        if (failed.Count > 0)
        {
            Assert.Fail($"{failed.Count} of {Count}, seeds {string.Join(", ", failed.Select(one => one.Seed).Take(40))}\nseed {failed[0].Seed}: {await SmallestAsync(failed[0].Played)}");
        }

        Assert.True(executed > Count / 4 && takenOver > Count / 60, "too little happened to say anything");
    }

    [Fact]
    public async Task Are_the_same_for_the_same_seed()
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            Assert.Equal((await PlayAsync(Sample(seed))).Trace, (await PlayAsync(Sample(seed))).Trace);
        }
    }

    [Theory]
    [MemberData(nameof(LeftOut))]
    [Trait("goal", "X-07")]
    public async Task Show_that_a_check_is_missing(string check, string invariant, int first)
    {
        for (var seed = (ulong)first; seed < (ulong)first + MostTries; seed++)
        {
            var played = await PlayAsync(Sample(seed), check);
            if (played.Faults.Any(fault => fault.StartsWith(invariant, StringComparison.Ordinal)))
            {
                output.WriteLine($"seed {seed}: {await SmallestAsync(played, check, invariant)}");
                return;
            }
        }

        Assert.Fail("nobody notices");
    }

    private static readonly Arbitrary<Scenario> Scenarios = Scenario.Arbitrary;

    private static Scenario Sample(ulong seed) => Scenarios.Generator.Sample(1, new Rnd(seed), Size).Single();

    /// <summary>The smallest scenario that is wrong in the same way.</summary>
    private async Task<Played> SmallestAsync(Played found, string? check = null, string? invariant = null)
    {
        var kind = invariant ?? (found.Faults.Count > 0 ? found.Faults[0].Split(':')[0] : "");
        for (var tries = 0; tries < MostShrinks;)
        {
            Played? smaller = null;
            foreach (var scenario in Scenarios.Shrinker(found.Scenario).TakeWhile(_ => smaller is null && tries++ < MostShrinks))
            {
                smaller = await PlayAsync(scenario, check) is var played && played.Faults.Any(fault => fault.StartsWith(kind, StringComparison.Ordinal)) ? played : null;
            }

            if (smaller is null)
            {
                return found;
            }

            found = smaller;
        }

        return found;
    }

    private Task<Played> PlayAsync(Scenario scenario, string? without = null) => Stage.PlayAsync(larkfield.Release, scenario, store =>
    {
        switch (without)
        {
            case "claim":
                store.Actions.ChecksClaims = false;
                break;
            case "single use":
                // The claim stands in for it: what is started twice takes the same units twice.
                store.Actions.ChecksClaims = false;
                store.TakesUnchecked = append => append.Events.Any(e => e is ActionStarted);
                break;
            case "fence":
                store.TakesUnchecked = append => append.Events.Any(e => e is ActionSucceeded or ActionRejected or ActionUnknown or ActionEscalated);
                break;
        }
    });

    private static int? Asked(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
