namespace Assistant.Hosting;

/// <summary>Where the product's files lie: the nearest folder upwards that has an <c>appsettings.json</c>.</summary>
public sealed record Roots(string Root)
{
    public const string SettingsFile = "appsettings.json";

    /// <summary>Looks upwards from the current folder, then from the program's own.</summary>
    /// <exception cref="SettingsException">There is none.</exception>
    public static Roots Find(string currentFolder) =>
        FindUpwards(currentFolder) ?? FindUpwards(AppContext.BaseDirectory) ?? throw new SettingsException(
            [$"No {SettingsFile} in {currentFolder} or any folder above it. Run the command inside the project's folder."]);

    /// <summary>A path of the configuration: absolute as it is, else below the root.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, Root);

    private static Roots? FindUpwards(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            if (File.Exists(Path.Combine(current.FullName, SettingsFile)))
            {
                return new Roots(current.FullName);
            }
        }

        return null;
    }
}
