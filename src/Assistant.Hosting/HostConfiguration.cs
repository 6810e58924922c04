using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Assistant.Hosting;

/// <summary>The configuration as both programs read it: <c>appsettings.json</c>, environment variables, arguments; the later wins.</summary>
/// <param name="Environment">Such as <c>Development</c>.</param>
/// <param name="Arguments">The arguments that are not configuration, in their order.</param>
public sealed record HostConfiguration(
    Roots Roots, IConfiguration Configuration, Settings Settings, string Environment, IReadOnlyList<string> Arguments)
{
    /// <summary>Demo mode is what <c>Demo:Enabled</c> says; where it says nothing, Development is the demo.</summary>
    public bool IsDemo => Settings.Demo.Enabled ?? Environment == Environments.Development;

    public string DataFolder => Roots.Resolve(Settings.Data.Folder);

    public string KnowledgeFolder => Roots.Resolve(Settings.Knowledge.Path);

    public string PromptFolder => Roots.Resolve(Settings.Prompts.Path);

    /// <param name="defaultEnvironment">What stands where neither ASPNETCORE_ENVIRONMENT nor DOTNET_ENVIRONMENT is set.</param>
    /// <exception cref="SettingsException">There are no settings, or they are not right.</exception>
    public static HostConfiguration Read(IReadOnlyList<string> args, string currentFolder, string defaultEnvironment)
    {
        var given = ConfigurationArguments.Split(args);
        var roots = Roots.Find(currentFolder);
        var configuration = Build(roots, given);
        return new HostConfiguration(
            roots, configuration, SettingsReader.Read(configuration), EnvironmentName() ?? defaultEnvironment, given.Rest);
    }

    private static IConfigurationRoot Build(Roots roots, ConfigurationArguments given)
    {
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(roots.Root, Roots.SettingsFile))
                .AddEnvironmentVariables()
                .AddInMemoryCollection(given.Values)
                .Build();
        }
        catch (InvalidDataException fault)
        {
            throw new SettingsException([$"{fault.Message} {fault.InnerException?.Message}".TrimEnd()]);
        }
    }

    private static string? EnvironmentName() => Variable("ASPNETCORE_ENVIRONMENT") ?? Variable("DOTNET_ENVIRONMENT");

    private static string? Variable(string name) =>
        System.Environment.GetEnvironmentVariable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
