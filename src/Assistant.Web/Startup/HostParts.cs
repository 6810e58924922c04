using Microsoft.Extensions.AI;

namespace Assistant.Web.Startup;

/// <summary>What whoever starts the host may put in the place of the usual parts.</summary>
public sealed record HostParts
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Null: the configured brain.</summary>
    public IChatClient? Brain { get; init; }

    /// <summary>Where start-up says what it did.</summary>
    public TextWriter Output { get; init; } = Console.Out;
}
