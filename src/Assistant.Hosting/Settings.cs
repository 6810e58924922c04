using System.ComponentModel.DataAnnotations;
using Assistant.BotFramework;
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

    public EmbeddingSettings Embeddings { get; init; } = new();

    public DirectLineOptions Chat { get; init; } = new();

    public DemoSettings Demo { get; init; } = new();

    public ActionSettings Actions { get; init; } = new();

    public ProbeSettings Probes { get; init; } = new();

    public AuditSettings Audit { get; init; } = new();

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

    public IReadOnlyList<string> LinkHosts { get; init; } = [];
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

    /// <summary>Days after which a rule that decided nothing is reported.</summary>
    [Range(1, 3_650)]
    public int UnusedRuleDays { get; init; } = 90;
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

/// <summary>A model that knows what texts mean, in addition to the built-in vectors.</summary>
public sealed record EmbeddingSettings : IValidatableObject
{
    /// <summary>OpenAI-compatible, with its version, such as https://api.openai.com/v1; null: pages are found by their words alone.</summary>
    public string? Endpoint { get; init; }

    public string? Name { get; init; }

    public string? ApiKey { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(Endpoint))
        {
            if (!string.IsNullOrEmpty(Name) || !string.IsNullOrEmpty(ApiKey))
                yield return new("is empty, but Name or ApiKey is set: set the address of an OpenAI-compatible endpoint, or empty all three", [nameof(Endpoint)]);
        }
        else
        {
            if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
                yield return new("must be an address such as https://api.openai.com/v1, without a user or a password in it", [nameof(Endpoint)]);
            if (string.IsNullOrWhiteSpace(Name))
                yield return new("must be the model's name, such as text-embedding-3-small", [nameof(Name)]);
        }
    }
}

public sealed record DemoSettings
{
    public bool? Enabled { get; init; }

    public bool AllowPublic { get; init; }
}

/// <summary>Which changes of the shop the assistant may propose to shoppers.</summary>
public sealed record ActionSettings
{
    /// <summary>Stands for every write tool.</summary>
    public const string All = "all";

    /// <summary>Names of write tools, or "all"; null: all in demo mode, else none.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }
}

/// <summary>Conversations that the host has with itself, over its own address, to see what shoppers see.</summary>
public sealed record ProbeSettings
{
    /// <summary>Time between two rounds; null: none are held.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>Cases for visitors.</summary>
    [Required]
    public string Folder { get; init; } = "evals/probe";
}

public sealed record AuditSettings
{
    /// <summary>File for the audit's checkpoints, best on another disk or machine than the data; null: in the data folder.</summary>
    public string? CheckpointPath { get; init; }
}
