namespace Assistant.Core.Knowledge;

/// <summary>The bytes of a file that somebody else writes, never more than a limit.</summary>
internal abstract record BoundedFile
{
    private BoundedFile()
    {
    }

    public sealed record Bytes(byte[] Content) : BoundedFile;

    public sealed record Unusable(KnowledgeFault Fault) : BoundedFile;

    public static async Task<BoundedFile> ReadAsync(FolderFile file, int maxBytes, CancellationToken cancellationToken)
    {
        // A pipe or device reports no length; it is not opened, because opening one may wait for ever.
        if (file.Length == 0)
            return Fault("The file is empty.", "Write the page, or delete the file.");
        if (file.Length > maxBytes)
            return Fault($"The file is larger than {maxBytes / 1024} KiB.", "Split it into files of one subject each.");

        try
        {
            await using var stream = new FileStream(
                file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
            var content = new byte[maxBytes + 1];
            var length = await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken);
            return length > maxBytes
                ? Fault($"The file is larger than {maxBytes / 1024} KiB.", "Split it into files of one subject each.")
                : new Bytes(content[..length]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fault("The file cannot be opened.", "Check that it still exists and that this program may read it.");
        }

        BoundedFile Fault(string message, string remedy) => new Unusable(new(file.Name, 1, message, remedy, Refused: true));
    }
}
