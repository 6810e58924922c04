using Assistant.Crash.Host;

namespace Assistant.Crash.Tests.Killing;

/// <summary>A data folder on which the product was started once, so that each further start finds what is slow to make.</summary>
internal static class Template
{
    private static readonly Lazy<Task<string>> Made = new(MakeAsync);

    /// <summary>A copy of it.</summary>
    public static async Task<string> CopyAsync()
    {
        var (from, to) = (await Made.Value, Directory.CreateTempSubdirectory("assistant-crash-").FullName);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return to;
    }

    private static async Task<string> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("assistant-crash-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using var child = Child.Start(folder, Path.Combine(folder, "mails"), CrashPoint.None);
        return await child.IsReadyAsync(CancellationToken.None) && await child.QuitAsync(CancellationToken.None) is 0
            ? folder
            : throw new InvalidOperationException($"The host does not start: {await child.FaultsAsync(CancellationToken.None)}");
    }
}
