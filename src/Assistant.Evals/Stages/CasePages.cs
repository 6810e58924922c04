using System.Security.Cryptography;
using System.Text;
using Assistant.Hosting;

namespace Assistant.Evals.Stages;

/// <summary>The policy pages of cases that ask for others than the product's own: those with some added or replaced.</summary>
internal static class CasePages
{
    private const string Pages = "*.md";

    /// <summary>Lays the case's pages over a copy of the product's.</summary>
    /// <param name="over">The case's folder of pages.</param>
    /// <param name="stage">The stage's own folder, which the copy is made in.</param>
    /// <returns>The settings with the copy instead of the product's folder.</returns>
    /// <exception cref="EvalSetupException">There is no such folder, or no page in it.</exception>
    public static Settings Lay(StageOptions options, string over, DirectoryInfo stage)
    {
        if (!Directory.Exists(over) || !Directory.EnumerateFiles(over, Pages).Any())
            throw new EvalSetupException($"The case's folder of pages {over} has no page. Put the pages into it, or leave \"pages\" out.");

        var laid = stage.CreateSubdirectory("knowledge").FullName;
        foreach (var file in Directory.EnumerateFiles(options.Roots.Resolve(options.Settings.Knowledge.Path)).Concat(Directory.EnumerateFiles(over, Pages)))
            File.Copy(file, Path.Combine(laid, Path.GetFileName(file)), overwrite: true);

        return options.Settings with { Knowledge = options.Settings.Knowledge with { Path = laid } };
    }

    /// <summary>Pages with other words have another cache.</summary>
    public static string HashOf(string folder)
    {
        var all = string.Concat(Directory.EnumerateFiles(folder, Pages).Order(StringComparer.Ordinal).Select(file => $"{Path.GetFileName(file)}\n{File.ReadAllText(file)}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..12];
    }
}
