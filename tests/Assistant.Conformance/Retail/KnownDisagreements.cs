using System.Collections.Immutable;

namespace Assistant.Conformance.Retail;

/// <summary>Where our product and the data set say different things, and why: all of it. A test fails when one more appears, or one is gone.</summary>
public static class KnownDisagreements
{
    private const string Replaces = "An item is to be replaced by itself. Their policy asks for another option of the product, which their tools do not check; ours do.";

    public static ImmutableArray<KnownDisagreement> All { get; } =
    [
        new("refused: same_variant", $"{Replaces} The rest of the call is carried out, and all that the data describes is as theirs.", EndsAlike: true)
        {
            Tasks = Train(
                7, 35, 53, 70, 136, 144, 150, 154, 192, 268, 290, 334, 368, 416, 464),
        },
        new("refused: same_variant", $"{Replaces} So the item is not among those that go back or, where it is the only one, the order is not marked as changed.", EndsAlike: false)
        {
            Tasks = Train(
                5, 8, 10, 22, 34, 42, 55, 64, 130, 142, 145, 206, 244, 267, 305, 321, 328, 331, 337, 353, 361, 376, 389, 395, 402, 410,
                412, 444, 451, 473, 497),
        },
    ];

    private static ImmutableArray<string> Train(params IEnumerable<int> tasks) => [.. tasks.Select(task => $"train {task}")];
}

/// <param name="Cause">As <see cref="RetailOutcome.Causes"/> names it.</param>
/// <param name="Why">In words.</param>
/// <param name="EndsAlike">The end state is equal all the same.</param>
public sealed record KnownDisagreement(string Cause, string Why, bool EndsAlike)
{
    /// <summary>Names of the tasks in which it happens.</summary>
    public required ImmutableArray<string> Tasks { get; init; }
}
