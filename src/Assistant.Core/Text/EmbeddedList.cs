using System.Text;

namespace Assistant.Core.Text;

/// <summary>The word lists that ship inside this assembly; they stand beside the code that reads them.</summary>
internal static class EmbeddedList
{
    /// <summary>The lines of a list, without blank lines and comments (#).</summary>
    /// <param name="name">The file's name, such as <c>colours.txt</c>.</param>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(EmbeddedList).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"This assembly has no list '{name}'.", nameof(name));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] is not '#')
                yield return line;
        }
    }
}
