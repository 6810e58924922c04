using System.Text.Json;
using Assistant.Core.Knowledge;

namespace Assistant.Quality.Retrieval;

internal sealed record Place(string Page, string Heading);

/// <param name="Page">The page that answers; null where none does.</param>
/// <param name="Heading">The anchor of the section that answers.</param>
/// <param name="LowOverlap">Whether it hardly shares a word with that section.</param>
/// <param name="Also">Other sections that answer as well.</param>
internal sealed record PolicyQuestion(string Id, string Text, string? Page, string? Heading, bool LowOverlap, IReadOnlyList<Place>? Also)
{
    public bool IsAnsweredBy(Passage passage) =>
        Page is not null && (Also ?? []).Append(new(Page, Heading ?? "")).Any(place => place.Page == passage.Page.Value && Words(place.Heading) == Words(passage.Anchor));

    public bool IsAnsweredOn(PageId page) => page.Value == Page || (Also ?? []).Any(place => place.Page == page.Value);

    /// <summary>Anchors differ in how many hyphens a mark leaves behind.</summary>
    private static string Words(string anchor) => string.Join('-', anchor.Split('-', StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>The question files beside this project.</summary>
internal static class PolicyQuestions
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static List<PolicyQuestion> Read(string file) =>
    [
        .. File.ReadLines(Path.Combine(TestData.Repository, "tests", "Assistant.Quality", "questions", file))
            .Where(line => line.Length > 0)
            .Select(line => JsonSerializer.Deserialize<PolicyQuestion>(line, Json)!),
    ];
}
