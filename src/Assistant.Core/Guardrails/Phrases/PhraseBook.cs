using System.Collections.Immutable;

namespace Assistant.Core.Guardrails.Phrases;

/// <summary>Phrases of a few kinds, written as patterns over words, and whether a sentence has one. Deterministic; gaps are short, so that no text takes long.</summary>
internal sealed class PhraseBook
{
    private readonly WordSets _words;

    // By role, then by the number of the set that the first word is in.
    private readonly Phrase[][][] _byFirst;

    private PhraseBook(WordSets words, List<Phrase> phrases) =>
        (_words, _byFirst) = (words, [.. Enum.GetValues<PhraseRole>().Select(role => ByFirst(phrases.FindAll(phrase => phrase.Role == role), words.Count))]);

    /// <summary>Reads a book from lines, as described in docs/guardrails.md.</summary>
    /// <exception cref="FormatException">A line is not a pattern.</exception>
    public static PhraseBook Read(IEnumerable<string> lines)
    {
        var words = new WordSets();
        var parser = new PhraseParser(words);
        var phrases = parser.Parse(lines);
        words.Seal(parser.Misspelt);
        return new PhraseBook(words, phrases);
    }

    /// <summary>Every phrase found, at most one of a kind per sentence; figures of speech hide what they cover, and exceptions a kind in their sentence.</summary>
    public ImmutableArray<PhraseHit> Find(string text)
    {
        var hits = ImmutableArray.CreateBuilder<PhraseHit>();
        foreach (var (number, sentence) in SpokenText.Sentences(text).Index())
        {
            var read = new SentenceWords(_words, sentence);
            if (!read.IsKnown)
            {
                continue;
            }

            foreach (var (phrase, from, to) in Matches(read, PhraseRole.Idiom))
            {
                read.Hide(from, to);
            }

            var excepted = Matches(read, PhraseRole.Exception).Select(match => match.Phrase.Kind).ToHashSet(StringComparer.Ordinal);
            foreach (var (phrase, from, to) in Matches(read, PhraseRole.Meant).DistinctBy(match => match.Phrase.Kind))
            {
                if (!excepted.Contains(phrase.Kind))
                {
                    hits.Add(new PhraseHit(phrase.Kind, number, phrase.Source));
                }
            }
        }

        return hits.ToImmutable();
    }

    /// <summary>The word of the book that a word is taken to be a slip of; null: none.</summary>
    public string? TakenFor(string word) => _words.MeantBy(word);

    private List<(Phrase Phrase, int From, int To)> Matches(SentenceWords sentence, PhraseRole role)
    {
        var found = new List<(Phrase, int, int)>();
        var byFirst = _byFirst[(int)role];
        for (var at = 0; at < sentence.Count; at++)
        {
            foreach (var set in sentence.SetsAt(at))
            {
                foreach (var phrase in byFirst[set])
                {
                    if (phrase.EndFrom(sentence, at) is { } end)
                    {
                        found.Add((phrase, at, end));
                    }
                }
            }
        }

        return found;
    }

    private static Phrase[][] ByFirst(List<Phrase> phrases, int sets)
    {
        var firsts = phrases.SelectMany(phrase => phrase.FirstSets().Distinct().Select(set => (Set: set, Phrase: phrase))).ToLookup(first => first.Set, first => first.Phrase);
        return [.. Enumerable.Range(0, sets).Select(set => firsts[set].ToArray())];
    }
}

/// <param name="Kind">The heading that the phrase stands under.</param>
/// <param name="Sentence">The number of the sentence, from 0.</param>
/// <param name="Pattern">The line that was found, for whoever tends the book.</param>
internal sealed record PhraseHit(string Kind, int Sentence, string Pattern);
