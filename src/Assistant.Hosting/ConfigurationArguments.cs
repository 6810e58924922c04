using System.Text.RegularExpressions;

namespace Assistant.Hosting;

/// <summary>
/// Arguments that set configuration, taken out of the others: <c>--Section:Key=value</c>, <c>--Section:Key value</c> and
/// <c>--data folder</c>. What stands after <c>--</c> is never one.
/// </summary>
public sealed partial record ConfigurationArguments(IReadOnlyDictionary<string, string?> Values, IReadOnlyList<string> Rest)
{
    private const string DataOption = "--data";
    private const string DataKey = "Data:Folder";

    [GeneratedRegex(@"^--(?<key>[A-Za-z]\w*(?::\w+)+)(?:=(?<value>.*))?$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex KeyAndValue { get; }

    /// <exception cref="SettingsException">An argument names a setting and no value follows.</exception>
    public static ConfigurationArguments Split(IReadOnlyList<string> args)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var rest = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] is "--")
            {
                rest.AddRange(args.Skip(i));
                break;
            }

            if (Setting(args[i]) is not var (key, value))
            {
                rest.Add(args[i]);
                continue;
            }

            values[key] = value ?? (i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal)
                ? args[++i]
                : throw new SettingsException([Missing(args[i])]));
        }

        return new ConfigurationArguments(values, rest);
    }

    private static (string Key, string? Value)? Setting(string argument)
    {
        if (argument is DataOption)
        {
            return (DataKey, null);
        }

        if (argument.StartsWith($"{DataOption}=", StringComparison.Ordinal))
        {
            return (DataKey, argument[(DataOption.Length + 1)..]);
        }

        var match = KeyAndValue.Match(argument);
        return match.Success
            ? (match.Groups["key"].Value, match.Groups["value"] is { Success: true } value ? value.Value : null)
            : null;
    }

    private static string Missing(string argument) => argument is DataOption
        ? "--data needs a folder, such as --data data."
        : $"{argument} needs a value, such as {argument}=value.";
}
