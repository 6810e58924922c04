using System.ComponentModel.DataAnnotations;

namespace Assistant.Brains.BuiltIn;

/// <summary>What the built-in brain must know of the shop.</summary>
public sealed record BuiltInBrainOptions
{
    /// <summary>Days begin and end here.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>ISO 4217 code of an amount that a shopper names without a currency.</summary>
    [StringLength(3, MinimumLength = 3)]
    public string Currency { get; init; } = "EUR";
}
