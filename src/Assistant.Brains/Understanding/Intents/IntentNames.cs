namespace Assistant.Brains.Understanding.Intents;

/// <summary>Intent names that the classifier itself treats apart; all others are just the names of example files.</summary>
public static class IntentNames
{
    /// <summary>The text is about nothing that the assistant can do.</summary>
    public const string OutOfScope = "out_of_scope";

    // What public data sets of this field call it.
    private const string OutOfScopeAbbreviated = "oos";

    internal static bool IsOutOfScope(string intent) => intent is OutOfScope or OutOfScopeAbbreviated;
}
