using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Dialogue;
using Microsoft.Extensions.AI;

namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>Makes a tool's arguments from what a flow has written and what it knows.</summary>
internal static partial class CallArguments
{
    [GeneratedRegex(@"\{(?<slot>[a-z_]+)\}")]
    private static partial Regex Inside { get; }

    /// <summary>Null where a value that the call needs is not known.</summary>
    public static ImmutableSortedDictionary<string, JsonElement>? Of(FlowStep.Call call, OpenFlow open)
    {
        var arguments = ImmutableSortedDictionary.CreateBuilder<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, written) in call.Arguments)
        {
            if (Place(written) is not var (slot, isOptional, otherwise))
            {
                if (Inside.Matches(written).Any(inside => !open.Slots.ContainsKey(inside.Groups["slot"].Value)))
                {
                    return null;
                }

                arguments.Add(name, Literal(Inside.Replace(written, inside => open.Slots[inside.Groups["slot"].Value])));
            }
            else if (open.Slots.TryGetValue(slot, out var value))
            {
                arguments.Add(name, Slots.ToJson(slot, value));
            }
            else if (otherwise.Length > 0)
            {
                arguments.Add(name, Literal(otherwise));
            }
            else if (!isOptional)
            {
                return null;
            }
        }

        return arguments.ToImmutable();
    }

    /// <summary>
    /// The slot that is written as <c>{order}</c>, as <c>{order?}</c> where the call can do without, or as <c>{reason?faulty}</c> with what
    /// is taken in its place; null for anything else.
    /// </summary>
    private static (string Slot, bool IsOptional, string Otherwise)? Place(string written)
    {
        if (written is not ['{', .. var slot, '}'])
        {
            return null;
        }

        var mark = slot.IndexOf('?', StringComparison.Ordinal);
        var (name, otherwise) = mark < 0 ? (slot, "") : (slot[..mark], slot[(mark + 1)..]);
        return name.Length > 0 && (name + otherwise).All(c => char.IsAsciiLetterLower(c) || c is '_') ? (name, mark >= 0, otherwise) : null;
    }

    private static JsonElement Literal(string written) => bool.TryParse(written, out var flag)
        ? JsonSerializer.SerializeToElement(flag, AIJsonUtilities.DefaultOptions)
        : JsonSerializer.SerializeToElement(written, AIJsonUtilities.DefaultOptions);
}
