using System.Collections.Immutable;

namespace Assistant.Evals.Live;

/// <summary>How far two raters agree on what both judged.</summary>
/// <param name="Second">A person, or <see cref="Agreement.Program"/>.</param>
/// <param name="Kappa">Cohen's kappa; null where it says nothing.</param>
public sealed record AgreementRow(string First, string Second, int Agreed, int Of, double? Kappa);

/// <summary>Agreement of each two people over good, bad and unsure, and of each person with the program over what they were sure of.</summary>
internal static class Agreement
{
    public const string Program = "the program";

    public static ImmutableArray<AgreementRow> Of(IReadOnlyCollection<Review> reviews)
    {
        var people = reviews.GroupBy(review => review.Reviewer).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        return
        [
            .. people.SelectMany((first, index) => people.Skip(index + 1).Select(second => Row(
                first.Key, second.Key, [.. first.Join(second, review => review.Conversation, review => review.Conversation, (one, other) => (one.Label, other.Label))]))),
            .. people.Select(person => Row(
                person.Key, Program, [.. person.Where(review => review.Label is not ReviewLabel.Unsure).Select(review => (review.Label, review.Automatic))])),
        ];
    }

    private static AgreementRow Row(string first, string second, IReadOnlyCollection<(ReviewLabel First, ReviewLabel Second)> items) =>
        new(first, second, items.Count(item => item.First == item.Second), items.Count, Kappa.Of(items) is { } kappa ? Math.Round(kappa, 3) : null);
}
