namespace Assistant.Core.Text;

/// <summary>A text folded for matching that still knows which part of the original each character stands for.</summary>
public sealed class FoldedText
{
    private readonly int[] _starts;
    private readonly int[] _ends;

    internal FoldedText(string original, string text, int[] starts, int[] ends)
    {
        Original = original;
        Text = text;
        _starts = starts;
        _ends = ends;
    }

    /// <summary>What the shopper wrote.</summary>
    public string Original { get; }

    /// <summary>What code compares.</summary>
    public string Text { get; }

    /// <summary>The part of the original that a part of the folded text came from, as UTF-16 offset and end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The part is empty or does not lie within <see cref="Text"/>.</exception>
    public Range InOriginal(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Text.Length - start);
        return _starts[start].._ends[start + length - 1];
    }
}
