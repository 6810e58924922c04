namespace Assistant.Core.Guardrails.Phrases;

/// <summary>Swear words with stars for some of their letters: "f***", "sh*t".</summary>
public static class StarredWords
{
    private static readonly string[] Known =
    [
        "fuck", "fucks", "fucked", "fucker", "fuckers", "fuckin", "fucking", "motherfucker", "shit", "shits", "shitty", "bullshit", "shithead",
        "bitch", "bitches", "bastard", "bastards", "asshole", "assholes", "arsehole", "arse", "cunt", "cunts", "dick", "dickhead", "prick", "twat",
        "wanker", "wankers", "crap", "crappy", "cock", "slut", "whore", "bollocks", "pissed",
    ];

    /// <summary>The word that is meant; null for a word without stars, and for stars that stand for nothing, as in a footnote or <c>**bold**</c>.</summary>
    /// <param name="word">Folded.</param>
    public static string? Read(string word) => word.Contains('*') ? Array.Find(Known, known => Fits(word, known)) : null;

    /// <summary>A folded text with such words written out.</summary>
    public static string WrittenOut(string folded) =>
        folded.Contains('*') ? string.Join(' ', folded.Split(' ').Select(word => Read(word.TrimEnd('.', ',', '!', '?')) ?? word)) : folded;

    private static bool Fits(string word, string known) =>
        word.Length == known.Length && word[0] == known[0] && word.Zip(known).All(pair => pair.First == pair.Second || pair.First is '*');
}
