using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Assistant.Core.Prompts;

/// <summary>
/// The files that word answers, by path, such as <c>replies/system.yaml</c>: the system prompt, the replies, the flows and the examples of
/// intents. Immutable.
/// </summary>
public sealed class PromptSet
{
    private const int HashLength = 12;

    /// <param name="files">Text by path, with forward slashes.</param>
    public PromptSet(IEnumerable<KeyValuePair<string, string>> files)
    {
        Files = files.ToImmutableSortedDictionary(StringComparer.Ordinal);
        Hash = HashOf(Files);
    }

    public static PromptSet Empty { get; } = new([]);

    public ImmutableSortedDictionary<string, string> Files { get; }

    /// <summary>First 12 hexadecimal digits of the SHA-256 over all files: the same on every machine.</summary>
    public string Hash { get; }

    /// <summary>The files of one folder, such as <c>flows</c>, by name.</summary>
    public IEnumerable<(string File, string Text)> In(string folder) => Files
        .Where(file => file.Key.StartsWith($"{folder}/", StringComparison.Ordinal))
        .Select(file => (file.Key[(folder.Length + 1)..], file.Value));

    /// <summary>Whether a file of the prompts folder has a part in what shoppers read. What evaluations tell a model that plays a shopper has none.</summary>
    internal static bool Holds(string path) => path.Split('/') switch
    {
        ["system.md"] => true,
        ["replies" or "flows", var name] => name.EndsWith(".yaml", StringComparison.Ordinal),
        ["intents", var name] => name.EndsWith(".txt", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>First 12 hexadecimal digits of the SHA-256 of one file's text.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];

    private static string HashOf(ImmutableSortedDictionary<string, string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, text) in files)
        {
            // With the lengths, so that no two sets are written alike.
            hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{path.Length} {path} {text.Length} {text}")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..HashLength];
    }
}
