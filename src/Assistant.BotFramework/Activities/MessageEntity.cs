using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Assistant.BotFramework.Activities;

/// <summary>The schema.org message that says who made a text and what it rests on. Web Chat finds it by the empty <c>@id</c>.</summary>
internal sealed record MessageEntity
{
    public string Type { get; init; } = "https://schema.org/Message";

    [JsonPropertyName("@type")]
    public string AtType { get; init; } = "Message";

    [JsonPropertyName("@context")]
    public string AtContext { get; init; } = "https://schema.org";

    [JsonPropertyName("@id")]
    public string AtId { get; init; } = "";

    public ImmutableArray<string> AdditionalType { get; init; } = ["AIGeneratedContent"];

    public IReadOnlyList<Claim>? Citation { get; init; }
}

/// <param name="Position">The marker in the text, such as 1 for <c>[1]</c>.</param>
internal sealed record Claim(int Position, DigitalDocument Appearance)
{
    [JsonPropertyName("@type")]
    public string AtType { get; init; } = "Claim";
}

/// <summary>The cited passage.</summary>
internal sealed record DigitalDocument
{
    [JsonPropertyName("@type")]
    public string AtType { get; init; } = "DigitalDocument";

    /// <summary>The page's title, at most 80 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The beginning of the passage, at most 160 characters.</summary>
    public required string Abstract { get; init; }

    public required string Url { get; init; }

    /// <summary>The whole passage as it was when it was cited.</summary>
    public required string Text { get; init; }

    /// <summary>The page's id.</summary>
    public required string Identifier { get; init; }

    public required string Anchor { get; init; }

    public required string Version { get; init; }

    public required string Heading { get; init; }
}
