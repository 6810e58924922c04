using System.Security.Cryptography;
using System.Text;

namespace Assistant.Core.Prompts;

/// <summary>The prompt files of the shop, named and hashed, so that every turn can say which it used.</summary>
public sealed class PromptLibrary
{
    private const int HashLength = 12;

    /// <summary>What evaluations tell a model that plays a shopper. No turn uses it, so it has no part in the hash.</summary>
    private const string Simulation = "simulation";

    private PromptLibrary(string system, string hash) => (System, Hash) = (system, hash);

    /// <summary>The system prompt with <c>{places}</c> for what is known about the turn.</summary>
    public string System { get; }

    /// <summary>First 12 hexadecimal digits of the SHA-256 over all prompt files.</summary>
    public string Hash { get; }

    /// <exception cref="InvalidDataException">The folder has no <c>system.md</c>.</exception>
    public static PromptLibrary Load(string folder)
    {
        var system = Path.Combine(folder, "system.md");
        if (!File.Exists(system))
        {
            throw new InvalidDataException($"The prompts folder {folder} has no system.md. Point Prompts:Path to the folder that has it.");
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var simulation = Path.Combine(folder, Simulation) + Path.DirectorySeparatorChar;
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !file.StartsWith(simulation, StringComparison.Ordinal));
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file)));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return new PromptLibrary(File.ReadAllText(system), Convert.ToHexStringLower(hash.GetHashAndReset())[..HashLength]);
    }
}
