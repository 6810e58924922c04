namespace Assistant.DemoShop.Tests.RealData;

/// <summary>Public data sets that lie beside the repository, never in it.</summary>
internal static class TestData
{
    /// <summary>The file, or the test is skipped with the reason.</summary>
    public static string File(params ReadOnlySpan<string> parts)
    {
        var root = Environment.GetEnvironmentVariable("TEST_DATA") ?? Path.Combine(RepositoryRoot(), "..", "shared", "data");
        var path = Path.GetFullPath(Path.Combine([root, .. parts]));
        Assert.SkipUnless(System.IO.File.Exists(path), $"{path} is not here. Set TEST_DATA to the folder of the data sets.");
        return path;
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "Assistant.sln")))
            folder = folder.Parent;

        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
