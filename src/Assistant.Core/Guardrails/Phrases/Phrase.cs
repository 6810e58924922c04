namespace Assistant.Core.Guardrails.Phrases;

internal enum PhraseRole
{
    /// <summary>What is looked for.</summary>
    Meant,

    /// <summary>A figure of speech (<c>~</c>): its words mean nothing else.</summary>
    Idiom,

    /// <summary>What shows that its sentence is not of this kind after all (<c>!</c>).</summary>
    Exception,
}

/// <summary>One line of a book: what it stands under and the steps that a sentence must take.</summary>
internal sealed record Phrase(string Kind, PhraseRole Role, string Source, PhraseStep[] Steps)
{
    /// <summary>The sets of words with which it can begin.</summary>
    public IEnumerable<int> FirstSets()
    {
        foreach (var step in Steps)
        {
            if (step is PhraseStep.Words words)
            {
                foreach (var choice in words.Choices)
                {
                    yield return choice[0];
                }

                if (!words.IsOptional)
                {
                    yield break;
                }
            }
        }
    }

    /// <summary>Where the phrase ends if it begins at a word; null if it does not.</summary>
    public int? EndFrom(SentenceWords sentence, int at) => Follow(sentence, 0, at, at);

    private int? Follow(SentenceWords sentence, int step, int at, int start)
    {
        if (step == Steps.Length)
        {
            // Nothing but optional words must not count as found.
            return at > start ? at : null;
        }

        switch (Steps[step])
        {
            case PhraseStep.Start:
                return at is 0 ? Follow(sentence, step + 1, at, start) : null;
            case PhraseStep.End:
                return sentence.EndsAt(at) ? Follow(sentence, step + 1, at, start) : null;
            case PhraseStep.Gap(var most):
                for (var skipped = 0; skipped <= most && at + skipped <= sentence.Count; skipped++)
                {
                    if (Follow(sentence, step + 1, at + skipped, start) is { } afterGap)
                    {
                        return afterGap;
                    }
                }

                return null;
            case PhraseStep.Not(var unwanted):
                return at < sentence.Count && sentence.Is(at, unwanted) ? null : Follow(sentence, step + 1, at, start);
            case PhraseStep.Words words:
                foreach (var choice in words.Choices)
                {
                    if (sentence.Reads(at, choice) && Follow(sentence, step + 1, at + choice.Length, start) is { } afterWords)
                    {
                        return afterWords;
                    }
                }

                if (words.MayEnd && sentence.EndsAt(at) && Follow(sentence, step + 1, at, start) is { } atEnd)
                {
                    return atEnd;
                }

                return words.IsOptional ? Follow(sentence, step + 1, at, start) : null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}

internal abstract record PhraseStep
{
    private PhraseStep()
    {
    }

    /// <summary>One of several words, or of several sequences of words; each is a sequence of set numbers. Or the end of the sentence.</summary>
    public sealed record Words(int[][] Choices, bool IsOptional, bool MayEnd) : PhraseStep;

    /// <summary>Up to so many words of any kind.</summary>
    public sealed record Gap(int Most) : PhraseStep;

    /// <summary>The next word is none of these.</summary>
    public sealed record Not(int Set) : PhraseStep;

    public sealed record Start : PhraseStep;

    public sealed record End : PhraseStep;
}
