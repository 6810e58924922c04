using System.Reflection;

namespace Assistant.Architecture.Tests;

/// <summary>Dependencies point inward: the core knows no web framework, no vendor and no SQL; adapters know the core alone.</summary>
public sealed class DependencyDirectionTests
{
    /// <summary>What each project of ours may reference besides the framework.</summary>
    public static TheoryData<string, string[]> Allowed => new()
    {
        { "Assistant.Core", ["Markdig", "Microsoft.Extensions.AI.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "YamlDotNet"] },
        { "Assistant.Brains", ["Assistant.Core", "Microsoft.Extensions.AI.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "OpenAI", "System.ClientModel", "System.Numerics.Tensors", "YamlDotNet"] },
        { "Assistant.Sqlite", ["Assistant.Core", "Dapper", "Microsoft.Data.Sqlite", "Microsoft.Extensions.AI.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "SQLitePCLRaw.*", "System.Numerics.Tensors"] },
        { "Assistant.DemoShop", ["Assistant.Core", "Dapper", "Microsoft.Data.Sqlite", "Microsoft.Extensions.Logging.Abstractions", "SQLitePCLRaw.*", "YamlDotNet"] },
        { "Assistant.BotFramework", ["Assistant.Core", "Microsoft.AspNetCore.*", "Microsoft.Extensions.*", "Microsoft.Net.Http.Headers"] },
        { "Assistant.Hosting", ["Assistant.Core", "Assistant.BotFramework", "Assistant.Brains", "Assistant.DemoShop", "Assistant.Sqlite", "Microsoft.Extensions.*"] },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void Knows_only_what_it_may(string project, string[] allowed)
    {
        var strangers = Assembly.Load(project).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !IsFramework(name) && !allowed.Any(pattern => Matches(name, pattern)))
            .Order()
            .ToList();

        Assert.True(strangers.Count is 0, $"{project} must not know {string.Join(", ", strangers)}.");
    }

    [Fact]
    public void Only_the_hosts_know_the_web_framework_of_pages()
    {
        var core = Assembly.Load("Assistant.Core").GetReferencedAssemblies();

        Assert.DoesNotContain(core, reference => reference.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.DoesNotContain(core, reference => reference.Name!.Contains("Sqlite", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The framework itself, but not ASP.NET nor Microsoft.Extensions, which are named where they are allowed.</summary>
    private static bool IsFramework(string name) =>
        name is "System" or "mscorlib" or "netstandard" or "Microsoft.CSharp" or "Microsoft.Win32.Primitives"
        || (name.StartsWith("System.", StringComparison.Ordinal) && name is not "System.Numerics.Tensors");

    private static bool Matches(string name, string pattern) => pattern.EndsWith('*')
        ? name.StartsWith(pattern[..^1], StringComparison.Ordinal)
        : name == pattern;
}
