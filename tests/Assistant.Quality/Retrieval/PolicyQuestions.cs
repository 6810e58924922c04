using System.Text.Json;
using Assistant.Core.Knowledge;

namespace Assistant.Quality.Retrieval;

internal sealed record Place(string Page, string Heading)
{
    public bool Holds(Passage passage) => passage.Page.Value == Page && Words(passage.Anchor) == Words(Heading);

    /// <summary>Anchors differ in how many hyphens a mark leaves behind.</summary>
    private static string Words(string anchor) => string.Join('-', anchor.Split('-', StringSplitOptions.RemoveEmptyEntries));
}

/// <param name="Page">The page that answers; null where none does.</param>
/// <param name="Heading">The anchor of the section that answers.</param>
/// <param name="LowOverlap">Whether it hardly shares a word with that section.</param>
/// <param name="Also">Other sections that answer as well.</param>
internal sealed record PolicyQuestion(string Id, string Text, string? Page, string? Heading, bool LowOverlap, IReadOnlyList<Place>? Also)
{
    /// <summary>Every section that answers it; none where no page does.</summary>
    public IEnumerable<Place> Places => Page is null ? [] : [new(Page, Heading ?? ""), .. Also ?? []];

    public bool IsAnsweredBy(Passage passage) => Places.Any(place => place.Holds(passage));

    public bool IsAnsweredOn(PageId page) => Places.Any(place => place.Page == page.Value);
}

/// <summary>The question files beside this project. Those that start with "held-out" are never shown to whoever works on the search.</summary>
internal static class PolicyQuestions
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <exception cref="InvalidDataException">A question names a section that is not in <paramref name="release"/>.</exception>
    public static List<PolicyQuestion> Read(string file, Release release)
    {
        var questions = File.ReadLines(Path.Combine(TestData.Repository, "tests", "Assistant.Quality", "questions", file))
            .Where(line => line.Length > 0)
            .Select(line => JsonSerializer.Deserialize<PolicyQuestion>(line, Json)!)
            .ToList();
        var unknown = questions.FirstOrDefault(question => question.Places.Any(place => !release.Passages.Any(place.Holds)));
        return unknown is null ? questions : throw new InvalidDataException($"{file}: {unknown.Id} names a section that its pages do not have.");
    }
}
