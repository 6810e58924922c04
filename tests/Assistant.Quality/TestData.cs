namespace Assistant.Quality;

/// <summary>Real data to measure with. It is not part of the repository.</summary>
internal static class TestData
{
    private const string Variable = "TEST_DATA";

    /// <summary>The root of the repository: the folder with the solution.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>
    /// The folder named by TEST_DATA, or <c>../shared/data</c> beside the repository; null if it does not exist.
    /// </summary>
    public static string? Folder { get; } =
        Path.GetFullPath(Environment.GetEnvironmentVariable(Variable) ?? Path.Combine(Repository, "..", "shared", "data")) is var folder
        && Directory.Exists(folder) ? folder : null;

    public static int Missing()
    {
        Console.Error.WriteLine($"No data to measure with: set {Variable} to the folder that holds 'intents', 'retail' and 'guard'.");
        return 2;
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Assistant.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("Run this from a build inside the repository: no Assistant.sln above the program.");
    }
}
