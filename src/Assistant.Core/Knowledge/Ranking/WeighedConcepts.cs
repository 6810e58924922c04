using System.Buffers;
using System.Collections.Immutable;

namespace Assistant.Core.Knowledge;

/// <summary>A concept of a question as ranking uses it.</summary>
/// <param name="Ways">What to look for, and how much finding it says; none where no text of the release says anything about it.</param>
/// <param name="Potential">The most that a text can say about it.</param>
/// <param name="Unnamed">
/// What it weighs in the question when no text of the release names it, else 0. Words that belong to its matter do not name it: pages that
/// speak of accounts say nothing about loyalty points.
/// </param>
internal sealed record WeighedConcept(ImmutableArray<Way> Ways, double Potential, double Unnamed = 0)
{
    /// <summary>How much a text says about the concept, by which stems it holds.</summary>
    public double SaidBy(Func<string, bool> holds)
    {
        var said = 0.0;
        foreach (var way in Ways)
        {
            if (way.Share > said && way.Stems.All(holds))
                said = way.Share;
        }

        return said;
    }
}

/// <summary>A question, weighed by how much each of its concepts tells texts apart.</summary>
/// <param name="Small">Its small words, which tell short texts apart a little.</param>
internal sealed record WeighedConcepts(ImmutableArray<WeighedConcept> Concepts, ImmutableArray<WeighedConcept> Small)
{
    public double Potential { get; } = Concepts.Sum(concept => concept.Potential);

    /// <summary>What the question is about, named in the release or not.</summary>
    public double Asked { get; } = Concepts.Sum(concept => concept.Unnamed > 0 ? concept.Unnamed : concept.Potential);

    /// <summary>Share of what is asked that no text of the release names.</summary>
    public double Unknown => Asked > 0 ? Concepts.Sum(concept => concept.Unnamed) / Asked : 0;

    /// <summary>What each text says about the question, as a share of the most that one could say.</summary>
    /// <param name="saturation">The amount at which a text says half of what it could.</param>
    /// <param name="shares">One for each text.</param>
    public void Share(Postings postings, double saturation, Span<double> shares) => Share(Concepts, Potential, postings, saturation, shares);

    /// <summary>Twice what the question and each short text have in common, as a share of what both say.</summary>
    /// <param name="likeness">One for each text.</param>
    public void Liken(ShortTexts texts, Span<double> likeness)
    {
        var potential = Potential + Small.Sum(word => word.Potential);
        Share([.. Concepts, .. Small], potential, texts.Postings, saturation: 0, likeness);
        var potentials = texts.Potentials;
        for (var text = 0; text < likeness.Length; text++)
        {
            // Most have nothing in common with it.
            if (likeness[text] > 0)
                likeness[text] = Math.Min(1, 2 * likeness[text] * potential / (potential + potentials[text]));
        }
    }

    private static void Share(ImmutableArray<WeighedConcept> concepts, double potential, Postings postings, double saturation, Span<double> shares)
    {
        shares.Clear();
        // Borrowed: they are as large as the release.
        var best = ArrayPool<double>.Shared.Rent(postings.Texts);
        var touched = ArrayPool<int>.Shared.Rent(postings.Texts);
        best.AsSpan(0, postings.Texts).Clear();
        List<(int, double)> common = [];
        foreach (var concept in concepts)
        {
            var count = 0;
            foreach (var way in concept.Ways)
            {
                foreach (var (text, amount) in postings.Holding(way.Stems.AsSpan(), common))
                {
                    if (best[text] == 0)
                        touched[count++] = text;
                    best[text] = Math.Max(best[text], way.Share * amount / (amount + saturation));
                }
            }

            foreach (var text in touched.AsSpan(0, count))
            {
                shares[text] += best[text] / potential;
                best[text] = 0;
            }
        }

        ArrayPool<double>.Shared.Return(best);
        ArrayPool<int>.Shared.Return(touched);
    }
}
