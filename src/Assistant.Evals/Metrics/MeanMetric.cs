using System.Globalization;

namespace Assistant.Evals.Metrics;

/// <summary>A ratio that is no share: so much for each.</summary>
internal abstract class MeanMetric(string name, bool? higherIsBetter = false) : RatioMetric(name, higherIsBetter)
{
    protected override string Text(double sum, double of) => string.Create(CultureInfo.InvariantCulture, $"{sum / of:0.00} ({sum:0.##} over {of:0})");
}
