using Assistant.Testing;

namespace Assistant.Benchmarks.Hosts;

/// <summary>A folder below the repository's build output, so that everything that is compared lies on one disk. Gone when disposed.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateDirectory(
        System.IO.Path.Combine(Repository.Root, "artifacts", "benchmarks", Guid.NewGuid().ToString("N"))).FullName;

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
