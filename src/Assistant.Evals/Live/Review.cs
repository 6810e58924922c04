using System.Text.Json;
using System.Text.Json.Serialization;
using Assistant.Evals.Running;

namespace Assistant.Evals.Live;

[JsonConverter(typeof(JsonStringEnumConverter<ReviewLabel>))]
public enum ReviewLabel
{
    [JsonStringEnumMemberName("good")]
    Good,

    [JsonStringEnumMemberName("bad")]
    Bad,

    [JsonStringEnumMemberName("unsure")]
    Unsure,
}

/// <summary>What one person made of one conversation.</summary>
/// <param name="Automatic">What code made of it at that time: good where it found no fault.</param>
public sealed record Review(string Conversation, string Reviewer, ReviewLabel Label, ReviewLabel Automatic, DateTimeOffset At)
{
    /// <summary>Why, in their words, redacted; null for none.</summary>
    public string? Note { get; init; }
}

/// <summary>The labels of people, a line each, in the data folder. Who labels a conversation again changes their mind.</summary>
internal sealed class ReviewFile(string path)
{
    public const string Name = "reviews.jsonl";

    /// <summary>The newest label of each person for each conversation; a line that was cut short is left out.</summary>
    public IReadOnlyList<Review> Read() => !File.Exists(path) ? [] :
    [
        .. File.ReadLines(path).Select(Review).OfType<Review>()
            .GroupBy(review => (review.Conversation, review.Reviewer))
            .Select(same => same.Last()),
    ];

    public void Add(Review review)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        using var writer = new StreamWriter(path, options) { NewLine = "\n" };
        writer.WriteLine(RunJson.WriteLine(review));
    }

    private static Review? Review(string line)
    {
        try
        {
            return RunJson.Read<Review>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
