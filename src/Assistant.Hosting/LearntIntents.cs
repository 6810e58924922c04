using Assistant.Brains.Understanding.Intents;
using Assistant.Sqlite.Storage;

namespace Assistant.Hosting;

/// <summary>The intents that the built-in brain has learnt from <c>prompts/intents</c>, kept in the data folder by content.</summary>
internal static class LearntIntents
{
    private const string Folder = "models";

    /// <exception cref="InvalidDataException">An example file has faults: one line for each, with file, line and what to do.</exception>
    public static async Task<(IntentClassifier Classifier, IReadOnlySet<string> Intents)> LoadAsync(
        string examplesFolder, DataFolder data, CancellationToken cancellationToken)
    {
        var examples = await IntentExamples.LoadAsync(examplesFolder, cancellationToken);
        if (!examples.Faults.IsEmpty)
        {
            throw new InvalidDataException($"prompts/intents has faults:\n{string.Join('\n', examples.Faults)}");
        }

        var cache = data.PathOf(Path.Combine(Folder, $"{IntentModelFormat.CacheKey(examples.Examples)}.intents"));
        var classifier = await ReadAsync(cache, cancellationToken);
        if (classifier is null)
        {
            classifier = IntentClassifier.Train(examples.Examples, cancellationToken);
            await WriteAsync(cache, classifier, cancellationToken);
        }

        return (classifier, examples.Examples.Select(example => example.Intent).ToHashSet());
    }

    private static async Task<IntentClassifier?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return File.Exists(path) ? IntentClassifier.Load(await File.ReadAllBytesAsync(path, cancellationToken)) : null;
        }
        catch (InvalidDataException)
        {
            // A cache that cannot be read is no loss: it is learnt again.
            return null;
        }
    }

    /// <summary>Only the newest is kept; a crash in the middle leaves the old one or none.</summary>
    private static async Task WriteAsync(string path, IntentClassifier classifier, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var unfinished = $"{path}.new";
        await File.WriteAllBytesAsync(unfinished, classifier.Save(), cancellationToken);
        foreach (var old in Directory.EnumerateFiles(folder, "*.intents"))
        {
            File.Delete(old);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
