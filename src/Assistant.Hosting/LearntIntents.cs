using Assistant.Brains.Understanding.Intents;
using Assistant.Sqlite.Storage;

namespace Assistant.Hosting;

/// <summary>What the built-in brain has learnt from examples of intents, kept in the data folder by their content.</summary>
internal sealed class LearntIntents(DataFolder data)
{
    private const string Folder = "models";

    /// <summary>What was asked for last: most saves change no example.</summary>
    private (string Key, IntentClassifier Classifier)? _last;

    /// <exception cref="ArgumentException">Nothing can be learnt from these.</exception>
    public async Task<IntentClassifier> LearnAsync(IReadOnlyList<IntentExample> examples, CancellationToken cancellationToken)
    {
        var key = IntentModelFormat.CacheKey(examples);
        if (_last is var (known, learnt) && known == key)
        {
            return learnt;
        }

        var cache = data.PathOf(Path.Combine(Folder, $"{key}.intents"));
        var classifier = await ReadAsync(cache, cancellationToken);
        if (classifier is null)
        {
            classifier = IntentClassifier.Train(examples, cancellationToken);
            await WriteAsync(cache, classifier, cancellationToken);
        }

        _last = (key, classifier);
        return classifier;
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
