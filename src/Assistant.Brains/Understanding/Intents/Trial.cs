namespace Assistant.Brains.Understanding.Intents;

/// <summary>What happened with one text that was held back from training.</summary>
/// <param name="Signals">What the scores said.</param>
/// <param name="IsOutOfScope">No intent would have been right.</param>
/// <param name="IsRight">The best intent was the text's own.</param>
internal readonly record struct Trial(Signals Signals, bool IsOutOfScope, bool IsRight);
