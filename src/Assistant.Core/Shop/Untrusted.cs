using System.Text.Json.Serialization;

namespace Assistant.Core.Shop;

/// <summary>
/// Text that somebody outside wrote: an order note, a gift message, a review. It is data, never instructions. Whoever holds
/// it cannot print it by accident; only the prompt builder opens it, delimited and capped.
/// </summary>
[method: JsonConstructor]
public readonly struct Untrusted(string text) : IEquatable<Untrusted>
{
    private readonly string? _text = text;

    public bool IsEmpty => string.IsNullOrWhiteSpace(_text);

    /// <summary>The text itself, for storing it or for the prompt builder.</summary>
    public string Reveal() => _text ?? "";

    public bool Equals(Untrusted other) => string.Equals(Reveal(), other.Reveal(), StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is Untrusted other && Equals(other);

    public override int GetHashCode() => Reveal().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => "[untrusted text]";

    public static bool operator ==(Untrusted left, Untrusted right) => left.Equals(right);

    public static bool operator !=(Untrusted left, Untrusted right) => !left.Equals(right);
}
