namespace Assistant.Brains.Understanding.Intents;

/// <summary>
/// One hashed piece of a text. Two pieces with one hash count as one; with 64 bits that is rarer than a misprint.
/// </summary>
internal readonly record struct Feature(ulong Hash, FeatureKind Kind);

internal enum FeatureKind : byte
{
    /// <summary>A word or two words side by side.</summary>
    Word,

    /// <summary>Some letters of a word.</summary>
    Letters,
}
