using System.Globalization;
using Assistant.Core.Privacy;

namespace Assistant.Sqlite.Storage;

/// <summary>The folder that holds everything this program stores. One process owns it at a time, until it disposes of this or ends.</summary>
/// <remarks>
/// The claim is the operating system's lock on an open file, so that a killed process leaves none behind. Its process id stands
/// in a file beside it, because nobody else may open the locked one.
/// </remarks>
public sealed class DataFolder : IDisposable
{
    private const string LockFile = "assistant.lock";
    private const string ProcessIdFile = "assistant.pid";

    private readonly FileStream _claim;

    private DataFolder(string path, FileStream claim, DataKeys keys)
    {
        Path = path;
        _claim = claim;
        Keys = keys;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>Keys that never leave this folder.</summary>
    public DataKeys Keys { get; }

    /// <summary>
    /// Claims the folder; makes it, for its owner alone, where it is missing. While another process holds it nothing is written.
    /// </summary>
    /// <exception cref="DataFolderException">The folder cannot be made, or what it holds cannot be used.</exception>
    public static DataFolderClaim TryTake(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            OwnerOnly.CreateFolder(full);
            if (TryLock(System.IO.Path.Combine(full, LockFile)) is not { } claim)
            {
                return new DataFolderClaim.HeldBy(ReadProcessId(full));
            }

            try
            {
                File.WriteAllText(
                    System.IO.Path.Combine(full, ProcessIdFile), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
                return new DataFolderClaim.Taken(new DataFolder(full, claim, DataKeyFile.ReadOrCreate(full)));
            }
            catch
            {
                claim.Dispose();
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException(
                $"The data folder {full} cannot be used: {e.Message} Choose another one with --data, or make it writable.", e);
        }
    }

    /// <summary>The full path of a file in the folder.</summary>
    public string PathOf(string file) => System.IO.Path.Combine(Path, file);

    public void Dispose()
    {
        File.Delete(PathOf(ProcessIdFile));
        _claim.Dispose();
    }

    private static FileStream? TryLock(string path)
    {
        try
        {
            return OwnerOnly.OpenFile(path, FileMode.OpenOrCreate, FileShare.None);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException or FileNotFoundException))
        {
            return null;
        }
    }

    private static int? ReadProcessId(string folder)
    {
        try
        {
            var text = File.ReadAllText(System.IO.Path.Combine(folder, ProcessIdFile));
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        }
        catch (IOException)
        {
            // Its owner is just starting or stopping.
            return null;
        }
    }
}

/// <summary>What became of an attempt to own a data folder.</summary>
public abstract record DataFolderClaim
{
    private DataFolderClaim()
    {
    }

    public sealed record Taken(DataFolder Folder) : DataFolderClaim;

    /// <param name="ProcessId">Null while the owner is starting or stopping.</param>
    public sealed record HeldBy(int? ProcessId) : DataFolderClaim;
}

/// <summary>The data folder, or a file in it, cannot be used. The message names it and says what to do.</summary>
public sealed class DataFolderException(string message, Exception? innerException = null) : Exception(message, innerException);
