using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Core.Knowledge;
using Assistant.Core.Prompts;

namespace Assistant.Brains.BuiltIn.Answers;

/// <summary>
/// The replies that the program says without a flow that names them, such as <c>system.fault</c>. Every reply that ships is taken for one, but
/// for its further wordings: a text too many does no harm, and one that is missing is found out by a shopper.
/// </summary>
internal static partial class OwnReplies
{
    private const string Prefix = "replies/";

    [GeneratedRegex(@"\.[0-9]+$")]
    private static partial Regex FurtherWording { get; }

    /// <summary>Without further wordings, in order.</summary>
    public static ImmutableArray<string> Keys { get; } = [.. Shipped().Keys.Where(key => !FurtherWording.IsMatch(key)).Order(StringComparer.Ordinal)];

    public static IEnumerable<KnowledgeFault> Missing(Wording wording)
    {
        var written = wording.Keys.ToHashSet(StringComparer.Ordinal);
        return Keys.Where(key => !written.Contains(key))
            .Select(key => PromptFaults.Fault("replies", 1, $"The assistant itself says \"{key}\", and no file has a text for it. Add it to one of them."));
    }

    private static Wording Shipped()
    {
        var assembly = typeof(OwnReplies).Assembly;
        var files = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return (name[Prefix.Length..], reader.ReadToEnd());
        });
        var faults = new List<KnowledgeFault>();
        var wording = Wording.Read(files.ToList(), faults);
        return faults.Exists(fault => fault.Refused) ? throw new InvalidDataException(string.Join('\n', faults)) : wording;
    }
}
