using System.Text;
using Assistant.Sqlite.Storage;

namespace Assistant.Sqlite.Audit;

/// <summary>Checkpoints as lines of a file that lies in a second place. Opened anew each time, so that a file or folder that was taken away is noticed.</summary>
internal sealed class CheckpointFile(string path)
{
    private const byte LineEnd = (byte)'\n';

    public string Path => path;

    /// <summary>Proves that the file can be written, and makes it where there is none.</summary>
    /// <exception cref="IOException">It cannot be written now.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Touch() => Open().Dispose();

    /// <summary>Adds a line; on the disk when this returns.</summary>
    /// <inheritdoc cref="Touch"/>
    public void Append(string line)
    {
        using var file = Open();
        CutTornLine(file);
        file.Seek(0, SeekOrigin.End);
        file.Write(Encoding.ASCII.GetBytes($"{line}\n"));
        file.Flush(flushToDisk: true);
    }

    /// <summary>The whole lines. One that a crash cut off in the middle is none.</summary>
    public IReadOnlyList<string> ReadLines()
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var file = OpenToRead();
        return ReadLines(file);
    }

    /// <summary>The last whole line; null where there is none.</summary>
    public string? ReadLast()
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = OpenToRead();
        // A good deal longer than two lines; where it begins inside of one, that one is not the last.
        file.Seek(-Math.Min(file.Length, 1_024), SeekOrigin.End);
        return ReadLines(file).LastOrDefault();
    }

    private static string[] ReadLines(FileStream file)
    {
        using var reader = new StreamReader(file, Encoding.ASCII, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        return reader.ReadToEnd().Split('\n')[..^1];
    }

    private FileStream OpenToRead() => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private FileStream Open() => OwnerOnly.OpenFile(path, FileMode.OpenOrCreate, FileShare.ReadWrite | FileShare.Delete);

    private static void CutTornLine(FileStream file)
    {
        var end = file.Length;
        while (end > 0)
        {
            file.Seek(end - 1, SeekOrigin.Begin);
            if (file.ReadByte() is LineEnd)
            {
                break;
            }

            end--;
        }

        if (end < file.Length)
        {
            file.SetLength(end);
        }
    }
}
