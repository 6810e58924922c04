using System.Collections.Immutable;
using System.Globalization;
using Assistant.Evals.Checks;
using Assistant.Evals.Playing;
using Assistant.Evals.Running;

namespace Assistant.Evals.Metrics;

/// <summary>A figure over a whole run, put together from what each conversation adds to it. docs/evals.md publishes every formula.</summary>
internal interface IMetric
{
    /// <summary>Unique; stands in reports and gates.</summary>
    string Name { get; }

    bool? HigherIsBetter { get; }

    /// <summary>What this conversation adds; nothing where there is nothing to measure.</summary>
    IEnumerable<Tally> Measure(PlayedCase played, CheckOutcome outcome);

    /// <summary>The figure over all tallies of this metric.</summary>
    MetricValue Total(IReadOnlyList<Tally> tallies);
}

/// <summary>What one conversation adds to a metric: kept with its score, so that a resumed run adds up to the same figure.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Part">Where a metric adds up several things; else empty.</param>
public sealed record Tally(string Metric, double Sum, double Of, string Part = "");

/// <summary>Σ sum / Σ of.</summary>
internal abstract class RatioMetric(string name, bool? higherIsBetter = true) : IMetric
{
    public string Name => name;

    public bool? HigherIsBetter => higherIsBetter;

    public IEnumerable<Tally> Measure(PlayedCase played, CheckOutcome outcome) =>
        Count(played, outcome) is (var sum, > 0 and var of) ? [new Tally(name, sum, of)] : [];

    public virtual MetricValue Total(IReadOnlyList<Tally> tallies)
    {
        var (sum, of) = (tallies.Sum(tally => tally.Sum), tallies.Sum(tally => tally.Of));
        return of is 0
            ? new MetricValue(name, null, "nothing to measure", higherIsBetter)
            : new MetricValue(name, Math.Round(sum / of, 4), Text(sum, of), higherIsBetter);
    }

    /// <summary>So many of so many in this conversation; (0, 0) where there is nothing to measure.</summary>
    protected abstract (double Sum, double Of) Count(PlayedCase played, CheckOutcome outcome);

    /// <summary>Counts are shares with an interval; anything else is a mean.</summary>
    protected virtual string Text(double sum, double of) => double.IsInteger(sum) && sum <= of
        ? new Proportion((int)sum, (int)of).ToString()
        : string.Create(CultureInfo.InvariantCulture, $"{sum / of:0.000} over {of:0}");
}
