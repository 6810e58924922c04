using System.ComponentModel.DataAnnotations;

namespace Assistant.Brains.BuiltIn;

/// <summary>Where the built-in brain finds what it says and does, and what it must know of the shop.</summary>
public sealed record BuiltInBrainOptions
{
    /// <summary>The folder that holds <c>intents</c>, <c>flows</c> and <c>replies</c>.</summary>
    [Required]
    public required string Prompts { get; init; }

    /// <summary>Days begin and end here.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>ISO 4217 code of an amount that a shopper names without a currency.</summary>
    [StringLength(3, MinimumLength = 3)]
    public string Currency { get; init; } = "EUR";
}
