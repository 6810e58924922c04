using System.Diagnostics.Metrics;
using Assistant.Core.Identity;
using Microsoft.Extensions.Logging;

namespace Assistant.Core.Actions;

/// <summary>
/// Bounds what a fault or an attack can do in an hour: so many changes by one tool, for one shopper, in all. Above that the tool stops, its
/// owner is told, and reading goes on.
/// </summary>
public sealed partial class BlastRadius(Limits limits, TimeProvider time, ILogger<BlastRadius> logger)
{
    private const string Everybody = "shop";
    private static readonly Meter Meter = new("Assistant.Actions");
    private static readonly Counter<long> Stops = Meter.CreateCounter<long>("assistant.actions.stopped", description: "Changes that the hourly plan did not allow.");

    private readonly SlidingCounter _writes = new(TimeSpan.FromHours(1));

    /// <summary>Counts what was started before this process began.</summary>
    public void Resume(IEnumerable<StartedAction> started)
    {
        foreach (var action in started)
        {
            Count(action.Tool, action.Owner, action.At);
        }
    }

    /// <summary>Counts one more change; false where the plan has no room for it.</summary>
    /// <param name="owner">Pseudonym of whose order it is.</param>
    public bool TryTake(string tool, string toolOwner, string owner)
    {
        if (Count(tool, owner, time.GetUtcNow()) is not { } exceeded)
        {
            return true;
        }

        Stops.Add(1, new KeyValuePair<string, object?>("tool", tool), new KeyValuePair<string, object?>("bound", exceeded));
        LogStopped(tool, exceeded, toolOwner);
        return false;
    }

    /// <summary>The bound that is reached, or null.</summary>
    private string? Count(string tool, string owner, DateTimeOffset now) =>
        _writes.TryAdd($"tool {tool}", limits.WritesPerToolAndHour, now) is not null ? "tool"
        : _writes.TryAdd($"owner {owner}", limits.WritesPerShopperAndHour, now) is not null ? "shopper"
        : _writes.TryAdd(Everybody, limits.WritesPerHour, now) is not null ? "shop"
        : null;

    [LoggerMessage(LogLevel.Error, "{Tool} is stopped: more changes in an hour than planned ({Bound}). Told to: {Owner}. Reading goes on; see docs/security-model.md")]
    private partial void LogStopped(string tool, string bound, string owner);
}
