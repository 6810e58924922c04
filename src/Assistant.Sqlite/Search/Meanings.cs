using System.Collections.Immutable;
using Assistant.Core.Knowledge;

namespace Assistant.Sqlite.Search;

/// <summary>How near the passages of a release are to a question in meaning.</summary>
/// <remarks>
/// Models differ in what they call near: with one, texts that have nothing to do with each other are at 0.1, with another at 0.7. What
/// can be compared is by how much a passage stands out from the others.
/// </remarks>
internal sealed class Meanings
{
    /// <summary>Standard deviations at which a passage stands out as much as any can. What answers a question stands out by about five.</summary>
    private const double Most = 10;

    private readonly ImmutableArray<PassageVectors> _passages;
    private readonly float[] _question;
    private readonly double[] _bodies;
    private readonly double _mean;
    private readonly double _deviation;

    /// <param name="question">The question's vector, of length 1.</param>
    public Meanings(ImmutableArray<PassageVectors> passages, float[] question)
    {
        (_passages, _question) = (passages, question);
        _bodies = [.. passages.Select(passage => PassageVectors.Cosine(passage.Body.Span, question))];
        _mean = _bodies.DefaultIfEmpty().Average();
        _deviation = Math.Sqrt(_bodies.Select(body => (body - _mean) * (body - _mean)).DefaultIfEmpty().Average());
    }

    /// <summary>The places of the passages that stand out most.</summary>
    public IEnumerable<int> Nearest(int count) => Largest.Of(_bodies, count);

    /// <summary>By how much the passage, or the nearest of its editor's questions, stands out; 0 to 1.</summary>
    public double Of(int place) => _deviation > 0
        ? Math.Clamp((Math.Max(_bodies[place], _passages[place].AskCosine(_question)) - _mean) / _deviation / Most, 0, 1)
        : 0;
}
