namespace Assistant.Core.Guardrails.Phrases;

/// <summary>Reads the lines of a book.</summary>
internal sealed class PhraseParser(WordSets words)
{
    private const int ShortGap = 3;
    private const int LongGap = 7;

    private const string MisspeltClass = "misspelt";

    private readonly Dictionary<string, string[]> _classes = new(StringComparer.Ordinal);

    /// <summary>The words that the book wants found misspelt, too.</summary>
    public IEnumerable<string> Misspelt => _classes.GetValueOrDefault(MisspeltClass) ?? [];

    public List<Phrase> Parse(IEnumerable<string> lines)
    {
        var phrases = new List<Phrase>();
        var kind = "";
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] is not '#'))
        {
            if (line[0] is '[' && line[^1] is ']')
            {
                kind = line[1..^1];
            }
            else if (line[0] is '@' && line.IndexOf(" = ", StringComparison.Ordinal) is > 0 and var equals)
            {
                _classes[line[1..equals]] = [.. line[(equals + 3)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Members)];
            }
            else
            {
                var role = line[0] switch { '~' => PhraseRole.Idiom, '!' => PhraseRole.Exception, _ => PhraseRole.Meant };
                var pattern = role is PhraseRole.Meant ? line : line[1..];
                phrases.Add(new Phrase(kind, role, line, [.. pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Step)]));
            }
        }

        return phrases;
    }

    private PhraseStep Step(string text)
    {
        switch (text)
        {
            case "..":
                return new PhraseStep.Gap(ShortGap);
            case "...":
                return new PhraseStep.Gap(LongGap);
            case "^":
                return new PhraseStep.Start();
            case "$":
                return new PhraseStep.End();
        }

        if (text[0] is '-' && text.Length > 1)
        {
            return new PhraseStep.Not(words.SetOf(Single(text[1..])));
        }

        var isOptional = text[^1] is '?';
        var written = (isOptional ? text[..^1] : text).Split('|');
        var members = written.Where(member => member is not "$").SelectMany(Members).ToLookup(member => member.Contains('_', StringComparison.Ordinal));
        var choices = members[true].Select(sequence => sequence.Split('_').Select(word => words.SetOf([word])).ToArray()).ToList();
        if (members[false].Any())
        {
            choices.Add([words.SetOf([.. members[false]])]);
        }

        return new PhraseStep.Words([.. choices], isOptional, written.Contains("$"));
    }

    /// <summary>What must not follow is one word: sequences of a class that is named here do not count.</summary>
    private string[] Single(string text) => [.. text.Split('|').SelectMany(Members).Where(member => !member.Contains('_', StringComparison.Ordinal))];

    private string[] Members(string text) => text[0] is not '@' ? [text]
        : _classes.TryGetValue(text[1..], out var members) ? members
        : throw new FormatException($"There is no class of words '{text}': define it above its first use.");
}
