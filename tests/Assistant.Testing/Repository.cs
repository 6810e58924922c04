namespace Assistant.Testing;

/// <summary>Where the repository lies, and the real data beside it.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>Assistant.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>
    /// A folder of real data that nobody here wrote: below <c>TEST_DATA</c>, or <c>../shared/data</c> beside the repository. Null where
    /// it is absent; a test then skips and says so.
    /// </summary>
    public static string? TestData(string name)
    {
        var folder = Path.Combine(
            Environment.GetEnvironmentVariable("TEST_DATA") ?? Path.Combine(Root, "..", "shared", "data"), name);
        return Directory.Exists(folder) ? Path.GetFullPath(folder) : null;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Assistant.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
