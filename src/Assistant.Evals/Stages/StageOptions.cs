using Assistant.Hosting;
using Microsoft.Extensions.AI;

namespace Assistant.Evals.Stages;

/// <summary>What all cases of a run have in common.</summary>
public sealed record StageOptions
{
    /// <summary>The product's settings; the data folder and the limits on load are replaced.</summary>
    public required Settings Settings { get; init; }

    public required Roots Roots { get; init; }

    /// <summary>Keeps what is slow to make: vectors, learnt intents, generated shops. Everything in it is found by content.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>The brain under test; null: the built-in one.</summary>
    public IChatClient? Brain { get; init; }

    public PartWrappers Wrap { get; init; } = new();
}
