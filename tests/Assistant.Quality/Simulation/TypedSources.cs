using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using Assistant.Quality.Intents;
using Assistant.Testing.Retail;

namespace Assistant.Quality.Simulation;

/// <summary>Words of people that lie beside the repository.</summary>
internal sealed class TypedSources(string data)
{
    /// <summary>What players of customers were told to get done, a wish a message: written instructions, not chat.</summary>
    public ImmutableArray<(string Task, ImmutableArray<string> Wishes)> Retail { get; } =
        [.. RetailTask.Load(Path.Combine(data, "retail")).Where(task => task.Split is "dev").Select(task => (task.Instruction, FirstPerson.Wishes(task.Instruction)))];

    /// <summary>Single turns that people typed to chatbots that were not shops.</summary>
    public ImmutableArray<string> Chatbots { get; } = [.. Abuse(data)];

    /// <summary>Single questions that customers asked a bank.</summary>
    public ImmutableArray<string> Bank { get; } = [.. new IntentData(data).Banking77.Select(example => example.Text.Trim())];

    /// <summary>Text whose words count as spelled right where they occur often enough.</summary>
    public IEnumerable<string> Careful =>
    [
        .. Bank,
        .. new IntentData(data).Clinc150("train").Select(example => example.Text),
        .. Chatbots,
        .. Retail.Select(task => task.Task),
        .. Directory.EnumerateFiles(Path.Combine(data, "policy-pages"), "*.md").Select(File.ReadAllText),
        // Our own pages and words count more often: every word of them is right.
        .. Enumerable.Repeat(Directory.EnumerateFiles(Path.Combine(TestData.Repository, "knowledge"), "*.md").Select(File.ReadAllText).ToList(), 3).SelectMany(pages => pages),
    ];

    private static IEnumerable<string> Abuse(string data)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(data, "guard", "abuse_train.jsonl.gz")), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var turn = JsonDocument.Parse(line);
            if (turn.RootElement.GetProperty("user").GetString()?.Trim() is { Length: > 1 } said)
                yield return said;
        }
    }
}
