using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.Understanding.Messages;

/// <summary>
/// Recognises text that is surely not English, by its script or by its small words. It would rather not know: a wrong "sorry,
/// English
/// only" turns away a shopper whom the assistant could have helped.
/// </summary>
internal static class LanguageDetector
{
    private const int FewestForeignWords = 2;
    private const float ForeignShare = 0.3f;
    private const float ForeignScriptShare = 0.5f;

    private static readonly FrozenDictionary<string, ImmutableArray<string>> LanguagesOfWord = EmbeddedText.Groups("languages.txt")
        .SelectMany(group => group.Words.Distinct(), (group, word) => (Language: group.Name, Word: word))
        .GroupBy(entry => entry.Word, entry => entry.Language, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);

    public static LanguageGuess Guess(string folded, ImmutableArray<Word> words) =>
        FromScript(folded) is { } language ? new LanguageGuess(language) : FromWords(words);

    private static string? FromScript(string folded)
    {
        var letters = 0;
        var byLanguage = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var rune in folded.EnumerateRunes())
        {
            if (!Rune.IsLetter(rune))
                continue;

            letters++;
            if (ScriptLanguage(rune.Value) is { } language)
                byLanguage[language] = byLanguage.GetValueOrDefault(language) + 1;
        }

        if (byLanguage.Values.Sum() <= letters * ForeignScriptShare)
            return null;

        // Japanese mixes its own letters with Chinese ones; Ukrainian has a few letters that Russian lacks.
        return byLanguage.ContainsKey("ja") ? "ja"
            : byLanguage.ContainsKey("uk") ? "uk"
            : byLanguage.MaxBy(entry => entry.Value).Key;
    }

    private static string? ScriptLanguage(int letter) => letter switch
    {
        0x0454 or 0x0456 or 0x0457 or 0x0491 => "uk",
        >= 0x0400 and <= 0x052F => "ru",
        >= 0x0370 and <= 0x03FF or >= 0x1F00 and <= 0x1FFF => "el",
        >= 0x0590 and <= 0x05FF => "he",
        >= 0x0600 and <= 0x06FF or >= 0x0750 and <= 0x077F => "ar",
        >= 0x0900 and <= 0x097F => "hi",
        >= 0x0E00 and <= 0x0E7F => "th",
        >= 0x3040 and <= 0x30FF => "ja",
        >= 0xAC00 and <= 0xD7AF or >= 0x1100 and <= 0x11FF => "ko",
        >= 0x3400 and <= 0x9FFF or >= 0x20000 and <= 0x2FA1F => "zh",
        _ => null,
    };

    private static LanguageGuess FromWords(ImmutableArray<Word> words)
    {
        var distinct = words.Select(word => word.Bare).Where(word => !word.Any(char.IsDigit)).ToHashSet(StringComparer.Ordinal);
        var hits = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var language in distinct.SelectMany(word => LanguagesOfWord.GetValueOrDefault(word, [])))
            hits[language] = hits.GetValueOrDefault(language) + 1;

        var english = hits.GetValueOrDefault("en");
        hits.Remove("en");
        var (best, count) = hits
            .OrderByDescending(hit => hit.Value).ThenBy(hit => hit.Key, StringComparer.Ordinal).FirstOrDefault();
        if (count >= FewestForeignWords && count > 2 * english && count >= ForeignShare * distinct.Count)
            return new LanguageGuess(best);

        return english > count ? LanguageGuess.English : LanguageGuess.Unknown;
    }
}
