using System.Globalization;
using Assistant.Hosting;
using Assistant.Testing;

namespace Assistant.Architecture.Tests;

/// <summary>Every key is documented, and nothing is documented that is no key.</summary>
public sealed class ConfigurationDocTests
{
    private static readonly string Doc = File.ReadAllText(Path.Combine(Repository.Root, "docs", "configuration.md"));

    public static TheoryData<string, string> Keys
    {
        get
        {
            var keys = new TheoryData<string, string>();
            foreach (var section in typeof(Settings).GetProperties())
            {
                var defaults = section.GetValue(new Settings())!;
                foreach (var key in section.PropertyType.GetProperties().Where(key => key.SetMethod is not null))
                {
                    keys.Add($"{section.Name}:{key.Name}", Written(key.GetValue(defaults)));
                }
            }

            return keys;
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Documents_the_key_with_its_default(string key, string byDefault)
    {
        var row = Doc.Split('\n').SingleOrDefault(line => line.StartsWith($"| `{key}` |", StringComparison.Ordinal));

        Assert.True(row is not null, $"docs/configuration.md has no row for {key}.");
        Assert.Contains(byDefault, row.Split('|')[2]);
    }

    [Fact]
    public void Documents_no_key_that_is_none()
    {
        var documented = Doc.Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1]);

        Assert.Empty(documented.Except(Keys.Select(row => row.Data.Item1)));
    }

    private static string Written(object? value) => value switch
    {
        null or System.Collections.IEnumerable and not string => "",
        bool flag => flag ? "true" : "false",
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
