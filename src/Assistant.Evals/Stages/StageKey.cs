using Assistant.Evals.Cases;

namespace Assistant.Evals.Stages;

/// <summary>What cases must have in common to be played on one stage.</summary>
/// <param name="Snapshot">Full path of a snapshot file; null: the generated demo shop.</param>
internal sealed record StageKey(string? Snapshot, DateOnly Day)
{
    /// <summary>Full path of a folder of pages that hold beside the product's own, or instead of those of the same file name; null: none.</summary>
    public string? Pages { get; init; }

    /// <summary>Noon on the shop's day.</summary>
    public TimeProvider Clock => new CaseClock(Start(Day));

    public static StageKey Of(CaseFile file) => new(
        file.Case.Shop.Seed is CaseDefaults.Seed ? null : Path.GetFullPath(file.Case.Shop.Seed, file.Folder), file.Case.Shop.Day)
    {
        Pages = file.Case.Shop.Pages is { } pages ? Path.GetFullPath(pages, file.Folder) : null,
    };

    public static DateTimeOffset StartOf(CaseShop shop) => shop.Now ?? Start(shop.Day);

    private static DateTimeOffset Start(DateOnly day) => new(day, CaseDefaults.Noon, TimeSpan.Zero);
}
