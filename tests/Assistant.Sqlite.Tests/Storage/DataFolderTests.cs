using Assistant.Sqlite.Storage;

namespace Assistant.Sqlite.Tests.Storage;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder _parent = new();

    private string Path => _parent.PathOf("data");

    public void Dispose() => _parent.Dispose();

    [Fact]
    public void Belongs_to_one_at_a_time()
    {
        using (Take())
        {
            var held = Assert.IsType<DataFolderClaim.HeldBy>(DataFolder.TryTake(Path));
            Assert.Equal(Environment.ProcessId, held.ProcessId);
        }

        using var again = Take();
    }

    [Fact]
    public void Is_not_written_by_who_does_not_get_it()
    {
        using var folder = Take();
        var before = Snapshot();

        DataFolder.TryTake(Path);

        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void Is_free_after_a_crash_that_left_its_files_behind()
    {
        Take().Dispose();
        File.WriteAllText(System.IO.Path.Combine(Path, "assistant.pid"), "4242");

        using var folder = Take();

        Assert.Equal(
            Environment.ProcessId,
            Assert.IsType<DataFolderClaim.HeldBy>(DataFolder.TryTake(Path)).ProcessId);
    }

    [Fact]
    public void Opens_for_its_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has access lists instead of modes.");

        using var folder = Take();

        const UnixFileMode file = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(file | UnixFileMode.UserExecute, ModeOf(folder.Path));
        Assert.Equal(file | UnixFileMode.UserExecute, ModeOf(folder.PathOf("keys")));
        Assert.Equal(file, ModeOf(folder.PathOf("keys/data.key")));
    }

    [Fact]
    public void Keeps_its_keys_and_has_others_than_the_next_folder()
    {
        byte[] first, second, other;
        using (var folder = Take())
        {
            first = folder.Keys.Derive("outbox");
            Assert.NotEqual(first, folder.Keys.Derive("codes"));
        }

        using (var folder = Take())
        {
            second = folder.Keys.Derive("outbox");
        }

        using (var folder = Assert.IsType<DataFolderClaim.Taken>(DataFolder.TryTake(_parent.PathOf("other"))).Folder)
        {
            other = folder.Keys.Derive("outbox");
        }

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void Refuses_a_damaged_key_by_name_and_is_free_again(int length)
    {
        Take().Dispose();
        var key = System.IO.Path.Combine(Path, "keys", "data.key");
        File.WriteAllBytes(key, new byte[length]);

        var fault = Assert.Throws<DataFolderException>(() => DataFolder.TryTake(Path));

        Assert.Contains(key, fault.Message, StringComparison.Ordinal);
        Assert.Equal(length, new FileInfo(key).Length);
        File.WriteAllBytes(key, new byte[32]);
        using var folder = Take();
    }

    [Fact]
    public void Survives_a_crash_while_its_key_was_made()
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Path, "keys"));
        File.WriteAllBytes(System.IO.Path.Combine(Path, "keys", "data.key.new"), [1, 2, 3]);

        using var folder = Take();

        Assert.Equal(["data.key"], Directory.GetFiles(folder.PathOf("keys")).Select(System.IO.Path.GetFileName));
    }

    [Fact]
    public void Says_what_to_do_where_a_file_is_in_its_place()
    {
        File.WriteAllText(Path, "not a folder");

        var fault = Assert.Throws<DataFolderException>(() => DataFolder.TryTake(Path));

        Assert.Contains("--data", fault.Message, StringComparison.Ordinal);
    }

    private static UnixFileMode ModeOf(string path) =>
        OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : File.GetUnixFileMode(path);

    private DataFolder Take() => Assert.IsType<DataFolderClaim.Taken>(DataFolder.TryTake(Path)).Folder;

    private List<(string, DateTime, DateTime)> Snapshot() =>
    [
        .. Directory.EnumerateFileSystemEntries(Path, "*", SearchOption.AllDirectories)
            .Append(Path)
            .Order(StringComparer.Ordinal)
            .Select(entry => (entry, File.GetLastWriteTimeUtc(entry), Directory.GetLastWriteTimeUtc(entry))),
    ];
}
