namespace Assistant.Brains.Understanding;

/// <summary>Which language a text seems to be in.</summary>
/// <param name="Code">
/// ISO 639-1 code such as <c>de</c>; <c>en</c> for English; null for not known, which is no ground to act on.
/// </param>
public readonly record struct LanguageGuess(string? Code)
{
    public static LanguageGuess Unknown => new(null);

    public static LanguageGuess English => new("en");

    /// <summary>Surely another language: the assistant should say that it speaks English.</summary>
    public bool IsForeign => Code is not (null or "en");
}
