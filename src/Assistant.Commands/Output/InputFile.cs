using System.Text;

namespace Assistant.Commands.Output;

/// <summary>Opens what a person named as input: a file, or <c>-</c> for what is piped in.</summary>
internal static class InputFile
{
    public const string Piped = "-";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>A file's text; the caller disposes of it.</summary>
    /// <exception cref="WrongUseException">It cannot be read.</exception>
    public static TextReader OpenText(CommandIo io, string path) => new StreamReader(Open(io, path), Utf8);

    /// <inheritdoc cref="OpenText"/>
    public static FileStream Open(CommandIo io, string path)
    {
        var full = io.PathOf(path);
        try
        {
            return Directory.Exists(full)
                ? throw new WrongUseException($"{path} is a folder; name a file.")
                : new FileStream(full, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WrongUseException($"There is no file {full}.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new WrongUseException($"{full} cannot be read: {fault.Message}");
        }
    }
}
