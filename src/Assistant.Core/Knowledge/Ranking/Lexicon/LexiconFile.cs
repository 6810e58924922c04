using System.Text;

namespace Assistant.Core.Knowledge;

/// <summary>The word lists that ship inside this assembly.</summary>
internal static class LexiconFile
{
    /// <summary>The lines of a list, without blank lines and comments (#).</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(LexiconFile).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"This assembly has no list '{name}'.", nameof(name));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] is not '#')
                yield return line;
        }
    }
}
