using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Assistant.Core.Text;

namespace Assistant.Brains.Understanding.Intents;

/// <summary>
/// Reads example utterances from a folder: one <c>&lt;intent&gt;.txt</c> per intent, one utterance a line, UTF-8, lines that
/// start with <c>#</c> are comments.
/// </summary>
public static partial class IntentExamples
{
    private const int MaxUtterance = 300;

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex IntentName { get; }

    /// <summary>
    /// Loads every good line of every file; what is wrong is reported beside them, with its place and what to do.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static async Task<IntentExampleSet> LoadAsync(string folder, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder '{folder}' with intent examples (<intent>.txt).");

        var files = new List<(string File, string Text)>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal))
            files.Add((Path.GetFileName(path), await File.ReadAllTextAsync(path, Encoding.UTF8, cancellationToken)));

        return Read(files);
    }

    /// <summary>The same of files that have been read already.</summary>
    public static IntentExampleSet Read(IEnumerable<(string File, string Text)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var examples = ImmutableArray.CreateBuilder<IntentExample>();
        var faults = ImmutableArray.CreateBuilder<ExampleFault>();
        var firstPlaces = new Dictionary<string, (string Intent, string File, int Line)>();
        foreach (var (file, content) in files)
        {
            var intent = Path.GetFileNameWithoutExtension(file);
            if (!IntentName.IsMatch(intent))
            {
                faults.Add(new ExampleFault(
                    file, 0, "The file name is the intent: use lower-case letters, digits and underscores."));
                continue;
            }

            var before = examples.Count;
            foreach (var (index, line) in content.Split('\n').Index())
            {
                var text = line.Trim();
                if (text.Length == 0 || text[0] == '#')
                    continue;

                if (Fault(text) is { } fault)
                    faults.Add(new ExampleFault(file, index + 1, fault));
                else if (firstPlaces.TryAdd(TextFolding.Fold(text), (intent, file, index + 1)))
                    examples.Add(new IntentExample(text, intent));
                else
                    faults.Add(new ExampleFault(file, index + 1, Repeated(intent, firstPlaces[TextFolding.Fold(text)])));
            }

            if (examples.Count == before)
                faults.Add(new ExampleFault(
                    file, 0, "The file has no utterances: add some, one a line, or delete it."));
        }

        return new IntentExampleSet(examples.ToImmutable(), faults.ToImmutable());
    }

    private static string? Fault(string text) =>
        text.Contains('\uFFFD', StringComparison.Ordinal) ? "The line is not UTF-8: save the file as UTF-8."
        : text.Length > MaxUtterance ? $"The line has more than {MaxUtterance} characters: an example is one utterance."
        : !TextFolding.Fold(text).Any(char.IsLetterOrDigit) ? "The line has no letters: an example needs at least one word."
        : null;

    private static string Repeated(string intent, (string Intent, string File, int Line) first) =>
        first.Intent == intent
            ? $"The same utterance is already in line {first.Line}: delete one."
            : $"The same utterance stands for {first.Intent} in {first.File}, line {first.Line}: keep it under one intent.";
}
