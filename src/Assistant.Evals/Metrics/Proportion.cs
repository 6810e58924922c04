using System.Globalization;

namespace Assistant.Evals.Metrics;

/// <summary>So many of so many, with the Wilson score interval that would hold the true share in 95 of 100 such samples.</summary>
/// <remarks>(p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n) with z = 1.96 (Wilson, 1927).</remarks>
public readonly record struct Proportion(int Hits, int Of)
{
    private const double Z = 1.959964;

    /// <summary>The share; 0 where there is nothing to count.</summary>
    public double Value => Of is 0 ? 0 : (double)Hits / Of;

    /// <summary>Lower and upper end, between 0 and 1; everything is possible where there is nothing to count.</summary>
    public (double Low, double High) Interval
    {
        get
        {
            if (Of is 0)
                return (0, 1);

            var centre = (Value + Z * Z / (2 * Of)) / (1 + Z * Z / Of);
            var half = Z / (1 + Z * Z / Of) * Math.Sqrt(Value * (1 - Value) / Of + Z * Z / (4.0 * Of * Of));
            return (Math.Max(0, centre - half), Math.Min(1, centre + half));
        }
    }

    public static Proportion operator +(Proportion left, Proportion right) => new(left.Hits + right.Hits, left.Of + right.Of);

    public override string ToString()
    {
        var (low, high) = Interval;
        return string.Create(CultureInfo.InvariantCulture, $"{Hits} of {Of}, {Value:P1} [{low:P1}, {high:P1}]");
    }
}
