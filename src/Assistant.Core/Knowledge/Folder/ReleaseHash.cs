using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Prompts;

namespace Assistant.Core.Knowledge;

internal static class ReleaseHash
{
    /// <summary>The same pages, synonyms and prompts give the same id, on every machine and in every order of reading.</summary>
    public static ReleaseId Of(IEnumerable<PolicyPage> pages, ImmutableArray<ImmutableArray<string>> synonyms, PromptSet prompts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var page in pages.OrderBy(page => page.Id.Value, StringComparer.Ordinal))
            Add($"page {page.Id} {page.Version}\n");
        foreach (var group in synonyms)
            Add($"synonyms {string.Join('\u001F', group)}\n");
        Add($"prompts {prompts.Hash}\n");

        return new(Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6)));

        void Add(string line) => hash.AppendData(Encoding.UTF8.GetBytes(line));
    }
}
