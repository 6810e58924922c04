namespace Assistant.Brains.Understanding.Intents;

/// <summary>One utterance and the intent that it stands for.</summary>
public sealed record IntentExample(string Text, string Intent);
