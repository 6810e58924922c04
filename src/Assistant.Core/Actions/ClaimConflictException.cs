namespace Assistant.Core.Actions;

/// <summary>
/// What an action would take out of its order is taken already: more money than was paid, or a unit that is on its way back. Nothing was
/// stored. The message is safe to log: it names no order and no shopper.
/// </summary>
public sealed class ClaimConflictException(string message, Exception? innerException = null) : Exception(message, innerException);
