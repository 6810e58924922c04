using System.Collections.Immutable;

namespace Assistant.Core.Audit;

/// <summary>One thing that the audit keeps, before it has its place in the chain. It holds keyed pseudonyms, never a name, number or word of a shopper.</summary>
/// <param name="Kind">Such as <c>action-started</c>.</param>
/// <param name="Facts">Sorted by name, such as <c>tool: create_return</c>.</param>
public sealed record AuditEntry(DateTimeOffset At, string Kind, ImmutableSortedDictionary<string, string> Facts);
