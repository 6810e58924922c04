namespace Assistant.Commands;

/// <summary>The command cannot do what it was asked for. The message says what to do instead; nothing was changed.</summary>
internal sealed class WrongUseException(string message) : Exception(message);
