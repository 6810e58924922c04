using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>As much of an address as is known, in the names of the tools' arguments.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; null for as before.</param>
internal sealed record AddressDraft(
    string? Name = null, string? Line1 = null, string? Line2 = null, string? PostalCode = null, string? City = null, string? Region = null, string? Country = null)
{
    [JsonIgnore]
    public bool IsEmpty => this == new AddressDraft();

    /// <summary>Street, postal code and town are there.</summary>
    [JsonIgnore]
    public bool IsWhole => Line1 is not null && PostalCode is not null && City is not null;

    /// <summary>This with what was said later.</summary>
    public AddressDraft And(AddressDraft later) => new(
        later.Name ?? Name,
        later.Line1 ?? Line1,
        later.Line1 is null ? later.Line2 ?? Line2 : later.Line2,
        later.PostalCode ?? PostalCode,
        later.City ?? City,
        later.Region ?? Region,
        later.Country ?? Country);

    /// <summary>In one line, as it is written on a parcel.</summary>
    [JsonIgnore]
    public string Words => string.Join(", ", new[] { Name, Line1, Line2, $"{PostalCode} {City}".Trim(), Region, Country }.Where(part => part is { Length: > 0 }));

    public string Write() => JsonSerializer.Serialize(this, AddressJson.Default.AddressDraft);

    public static AddressDraft Read(string? text) => text is null ? new() : JsonSerializer.Deserialize(text, AddressJson.Default.AddressDraft) ?? new();
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AddressDraft))]
internal sealed partial class AddressJson : JsonSerializerContext;
