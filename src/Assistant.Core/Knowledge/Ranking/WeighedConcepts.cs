using System.Buffers;
using System.Collections.Immutable;

namespace Assistant.Core.Knowledge;

/// <summary>A concept of a question as ranking uses it.</summary>
/// <param name="Asked">Stems as the shopper said it.</param>
/// <param name="Ways">What to look for, and how much finding it says; none where no text of the release says anything about it.</param>
/// <param name="Potential">The most that a text can say about it.</param>
/// <param name="Unnamed">
/// What it weighs in the question when no text of the release names it, else 0. Words that belong to its matter do not name it: pages that
/// speak of accounts say nothing about loyalty points.
/// </param>
internal sealed record WeighedConcept(ImmutableArray<string> Asked, ImmutableArray<Way> Ways, double Potential, double Unnamed = 0)
{
    /// <summary>What it weighs in the question, named in the release or not.</summary>
    public double Weight => Unnamed > 0 ? Unnamed : Potential;

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
/// <param name="Most">What a word weighs that no text of the release holds: the most that any can.</param>
/// <param name="IsMisspelt">Whether most of its words are none, so that one more that no text holds says nothing.</param>
internal sealed record WeighedConcepts(ImmutableArray<WeighedConcept> Concepts, ImmutableArray<WeighedConcept> Small, double Most, bool IsMisspelt)
{
    public double Potential { get; } = Concepts.Sum(concept => concept.Potential);

    /// <summary>What the question is about, named in the release or not.</summary>
    public double Asked { get; } = Concepts.Sum(concept => concept.Weight);

    /// <summary>
    /// What is asked for and a text says least of: 0 where it speaks of all, more the rarer what it says nothing of.
    /// One such thing is enough, however many words around it are said.
    /// </summary>
    /// <param name="focus">Stems of what is asked for.</param>
    /// <param name="holds">Whether the text holds a stem.</param>
    public double Unsaid(IReadOnlySet<string> focus, Func<string, bool> holds) => IsMisspelt ? 0
        : Concepts.Where(concept => concept.Asked.Any(focus.Contains)).Select(concept => Math.Min(AsMuchAsRare, (concept.Weight - concept.SaidBy(holds)) / Most)).DefaultIfEmpty().Max();

    /// <summary>A word that no text holds may be an idle one ("alive") as well as the very thing: it lacks no more than a rare one.</summary>
    private const double AsMuchAsRare = 0.6;

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
