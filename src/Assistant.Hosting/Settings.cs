using System.ComponentModel.DataAnnotations;
using Assistant.Core;

namespace Assistant.Hosting;

/// <summary>The whole configuration, as one immutable value. Every key is explained in docs/configuration.md.</summary>
public sealed record Settings
{
    public ShopSettings Shop { get; init; } = new();

    public DataSettings Data { get; init; } = new();

    public KnowledgeSettings Knowledge { get; init; } = new();

    public PromptSettings Prompts { get; init; } = new();

    public ModelSettings Model { get; init; } = new();

    public ChatSettings Chat { get; init; } = new();

    public DirectLineSettings DirectLine { get; init; } = new();

    public DemoSettings Demo { get; init; } = new();

    public Limits Limits { get; init; } = new();
}

public sealed record ShopSettings
{
    [AllowedValues("demo", ErrorMessage = "has only \"demo\" in this version")]
    public string Provider { get; init; } = "demo";

    [Required, StringLength(80)]
    public string Name { get; init; } = "Larkfield Outdoor & Home";

    [Required]
    public string TimeZone { get; init; } = "Europe/Amsterdam";

    [RegularExpression("[A-Z]{3}", ErrorMessage = "must be an ISO 4217 code in capitals, such as EUR")]
    public string Currency { get; init; } = "EUR";
}

public sealed record DataSettings
{
    [AllowedValues("sqlite", ErrorMessage = "has only \"sqlite\" in this version")]
    public string Provider { get; init; } = "sqlite";

    [Required]
    public string Folder { get; init; } = "data";
}

public sealed record KnowledgeSettings
{
    [Required]
    public string Path { get; init; } = "knowledge";

    [AllowedValues("sqlite", ErrorMessage = "has only \"sqlite\" in this version")]
    public string Index { get; init; } = "sqlite";

    public bool? PublishOnSave { get; init; }
}

public sealed record PromptSettings
{
    [Required]
    public string Path { get; init; } = "prompts";
}

public sealed record ModelSettings
{
    [AllowedValues("", null, ErrorMessage = "cannot be used yet: this version has the built-in brain alone, so leave it empty")]
    public string? Endpoint { get; init; }

    public string? Name { get; init; }

    public string? ApiKey { get; init; }
}

public sealed record ChatSettings
{
    /// <summary>Null or empty: nobody can sign in.</summary>
    [MinLengthInBytes(32)]
    public string? IdentitySecret { get; init; }

    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    [Required, StringLength(40)]
    public string BotName { get; init; } = "Assistant";

    public string? PublicBase { get; init; }

    public IReadOnlyList<string> LinkHosts { get; init; } = [];
}

public sealed record DirectLineSettings
{
    [MinLengthInBytes(16)]
    public string? Secret { get; init; }
}

public sealed record DemoSettings
{
    public bool? Enabled { get; init; }

    public bool AllowPublic { get; init; }
}

/// <summary>A secret may be left empty; one that is set must be long enough to be one.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MinLengthInBytesAttribute(int bytes) : ValidationAttribute($"must be at least {bytes} bytes long, or empty")
{
    public override bool IsValid(object? value) =>
        value is not string { Length: > 0 } text || System.Text.Encoding.UTF8.GetByteCount(text) >= bytes;
}
