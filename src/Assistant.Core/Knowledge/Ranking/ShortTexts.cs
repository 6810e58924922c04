using System.Runtime.InteropServices;

namespace Assistant.Core.Knowledge;

/// <summary>Titles, headings or questions: each with the stems that it holds and the most that it can say.</summary>
/// <param name="weigh">How much a stem says.</param>
internal sealed class ShortTexts(Func<string, double> weigh)
{
    private readonly List<double> _potentials = [];

    public Postings Postings { get; } = new();

    public ReadOnlySpan<double> Potentials => CollectionsMarshal.AsSpan(_potentials);

    /// <returns>The number of the text.</returns>
    public int Add(FieldTerms text)
    {
        _potentials.Add(text.Counts.Keys.Sum(weigh));
        return Postings.Add(text.Counts.Keys.Select(stem => KeyValuePair.Create(stem, 1.0)));
    }
}
