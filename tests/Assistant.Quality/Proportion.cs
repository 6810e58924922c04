using System.Globalization;

namespace Assistant.Quality;

/// <summary>So many of so many, with the Wilson interval that 95 % of such samples would give.</summary>
internal readonly record struct Proportion(int Hits, int Of)
{
    private const double Z = 1.959964;

    public double Value => Of == 0 ? 0 : (double)Hits / Of;

    public override string ToString()
    {
        var (low, high) = Wilson();
        return string.Create(CultureInfo.InvariantCulture, $"{Value:0.000} [{low:0.000}, {high:0.000}] ({Hits}/{Of})");
    }

    private (double Low, double High) Wilson()
    {
        if (Of == 0)
            return (0, 1);

        var centre = (Value + Z * Z / (2 * Of)) / (1 + Z * Z / Of);
        var half = Z / (1 + Z * Z / Of) * Math.Sqrt(Value * (1 - Value) / Of + Z * Z / (4.0 * Of * Of));
        return (centre - half, centre + half);
    }
}
