using System.Security.Cryptography;
using Assistant.Core.Privacy;

namespace Assistant.Sqlite.Storage;

/// <summary>The secret of a data folder: 32 random bytes in <c>keys/data.key</c>, made once, readable by the owner alone.</summary>
internal static class DataKeyFile
{
    private const int Length = 32;

    /// <summary>Only for the process that owns the folder.</summary>
    /// <exception cref="DataFolderException">There is a key, and it is damaged.</exception>
    public static DataKeys ReadOrCreate(string folder)
    {
        var path = Path.Combine(folder, "keys", "data.key");
        if (!File.Exists(path))
        {
            Create(path);
        }

        var secret = File.ReadAllBytes(path);
        return secret.Length is Length
            ? new DataKeys(secret)
            : throw new DataFolderException(
                $"The key file {path} is damaged: it must hold {Length} bytes and holds {secret.Length}. Restore it from a backup. "
                    + "Without it, sealed data in this folder stays unreadable.");
    }

    private static void Create(string path)
    {
        OwnerOnly.CreateFolder(Path.GetDirectoryName(path)!);

        // Complete on the disk before it has its name: no crash leaves half a key.
        var unfinished = path + ".new";
        using (var file = OwnerOnly.OpenFile(unfinished, FileMode.Create, FileShare.None))
        {
            file.Write(RandomNumberGenerator.GetBytes(Length));
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path);
    }
}
