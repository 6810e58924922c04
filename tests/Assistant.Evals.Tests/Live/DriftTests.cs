using System.Collections.Immutable;
using Assistant.Evals.Live;

namespace Assistant.Evals.Tests.Live;

public sealed class DriftTests
{
    [Fact]
    public void Compares_two_shares_by_the_pooled_z_test()
    {
        // p = 40 / 200 = 0.2; deviation = √(0.2 · 0.8 · (1/100 + 1/100)) = 0.056569; z = (0.25 − 0.15) / 0.056569 = 1.7678.
        Assert.Equal(1.7678, Drift.Z(HandedOff(15), HandedOff(25)), 0.0001);
        Assert.Equal(0, Drift.Z(HandedOff(0), HandedOff(0)));
    }

    [Fact]
    public void Compares_intents_by_the_population_stability_index()
    {
        // With half a turn added to each: 50.5/101 and 50.5/101 before, 80.5/101 and 20.5/101 now.
        // (0.79703 − 0.5) ln(0.79703 / 0.5) + (0.20297 − 0.5) ln(0.20297 / 0.5) = 0.13850 + 0.26779 = 0.40629.
        var (before, now) = (Intents(50, 50), Intents(80, 20));

        Assert.Equal(0.4063, Drift.Index(before, now), 0.0001);
        Assert.Equal(0, Drift.Index(before, before), 1e-12);
    }

    [Fact]
    public void Says_in_a_sentence_what_moved()
    {
        var alarms = Drift.Alarms(Figures(HandedOff(10), Intents(50, 50)), Figures(HandedOff(40), Intents(80, 20)));

        Assert.Equal(
            [
                "Conversations handed off: 40 of 100 (40.0 %), before 10 of 100 (10.0 %); z = 4.9.",
                "Shoppers want other things than before: the index of intents is 0.41, above 0.25; most of it is b, 50.0 % before and 20.3 % now.",
            ],
            alarms);
    }

    [Fact]
    public void Raises_no_alarm_where_a_figure_became_better()
    {
        Assert.Empty(Drift.Alarms(Figures(Grounded(60), Intents(50, 50)), Figures(Grounded(95), Intents(50, 50))));
        Assert.Single(Drift.Alarms(Figures(Grounded(95), Intents(50, 50)), Figures(Grounded(60), Intents(50, 50))));
    }

    [Fact]
    public void Raises_no_alarm_over_a_handful() =>
        Assert.Empty(Drift.Alarms(
            Figures(new LiveRate("tone", 20, 20, true), Intents(9, 1)) with { Turns = 20 },
            Figures(new LiveRate("tone", 5, 20, true), Intents(1, 9)) with { Turns = 20 }));

    private static LiveRate HandedOff(int hits) => new("conversations handed off", hits, 100, HigherIsBetter: null);

    private static LiveRate Grounded(int hits) => new("groundedness", hits, 100, HigherIsBetter: true);

    private static ImmutableSortedDictionary<string, int> Intents(int a, int b) =>
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("a", a), KeyValuePair.Create("b", b)]);

    private static LiveFigures Figures(LiveRate rate, ImmutableSortedDictionary<string, int> intents) => new()
    {
        Period = default,
        Sampled = 100,
        Started = 100,
        WithoutConsent = 0,
        Turns = 100,
        Rates = [rate],
        UnknownClaims = 0,
        TurnsPerConversation = 1,
        MedianMilliseconds = 1,
        P95Milliseconds = 1,
        Intents = intents,
    };
}
