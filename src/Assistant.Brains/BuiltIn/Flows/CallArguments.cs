using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Dialogue;
using Microsoft.Extensions.AI;

namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>Makes a tool's arguments from what a flow has written and what it knows.</summary>
internal static partial class CallArguments
{
    [GeneratedRegex(@"^\{(?<slot>[a-z_]+)(?<optional>\?)?\}$", RegexOptions.NonBacktracking)]
    private static partial Regex Place { get; }

    [GeneratedRegex(@"\{(?<slot>[a-z_]+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Inside { get; }

    /// <summary>Null where a value that the call needs is not known.</summary>
    public static ImmutableSortedDictionary<string, JsonElement>? Of(FlowStep.Call call, OpenFlow open)
    {
        var arguments = ImmutableSortedDictionary.CreateBuilder<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, written) in call.Arguments)
        {
            if (Place.Match(written) is not { Success: true } place)
            {
                if (Inside.Matches(written).Any(inside => !open.Slots.ContainsKey(inside.Groups["slot"].Value)))
                {
                    return null;
                }

                arguments.Add(name, Literal(Inside.Replace(written, inside => open.Slots[inside.Groups["slot"].Value])));
            }
            else if (open.Slots.TryGetValue(place.Groups["slot"].Value, out var value))
            {
                arguments.Add(name, Slots.ToJson(place.Groups["slot"].Value, value));
            }
            else if (!place.Groups["optional"].Success)
            {
                return null;
            }
        }

        return arguments.ToImmutable();
    }

    private static JsonElement Literal(string written) => bool.TryParse(written, out var flag)
        ? JsonSerializer.SerializeToElement(flag, AIJsonUtilities.DefaultOptions)
        : JsonSerializer.SerializeToElement(written, AIJsonUtilities.DefaultOptions);
}
