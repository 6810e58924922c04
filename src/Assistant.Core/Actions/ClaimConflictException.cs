namespace Assistant.Core.Actions;

/// <summary>What an action would take out of an order is taken already: units that go back, or money that was paid. Nothing was stored.</summary>
public sealed class ClaimConflictException(string message, Exception? innerException = null) : Exception(message, innerException);
