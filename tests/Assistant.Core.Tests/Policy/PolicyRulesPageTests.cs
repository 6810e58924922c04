using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.Core.Tests.Knowledge;
using Assistant.Testing;

namespace Assistant.Core.Tests.Policy;

/// <summary>What content teams read about rules is what the code does.</summary>
public sealed class PolicyRulesPageTests
{
    private const string Begin = "<!-- vocabulary: written from RuleVocabulary -->";
    private const string End = "<!-- end of vocabulary -->";

    private static string Page => File.ReadAllText(Path.Combine(Repository.Root, "docs", "policy-rules.md")).ReplaceLineEndings("\n");

    [Fact]
    public void The_table_of_rules_is_the_vocabulary()
    {
        var page = Page;
        var table = page[(page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)..page.IndexOf(End, StringComparison.Ordinal)].Trim();

        Assert.True(table == VocabularyTable.Written, $"Put this table between the two comments of docs/policy-rules.md:\n\n{VocabularyTable.Written}\n");
    }

    [Fact]
    public void Every_field_and_every_condition_is_explained()
    {
        var page = Page;

        Assert.All(RuleReader.Fields, field => Assert.Contains($"`{field}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_word_that_can_be_a_value_is_explained()
    {
        var page = Page;
        IEnumerable<string> words =
        [
            .. RuleWords.All<Returnable>(), .. RuleWords.All<OrderStage>(), .. RuleWords.All<ReturnReason>(), .. RuleWords.All<CancelReason>(),
            .. RuleWords.All<RefundTo>(), .. RuleWords.All<Remedy>(), .. RuleWords.All<ItemTraits>(), .. RuleWords.All<Asker>(),
            .. RuleWords.All<ActionKind>(), .. RuleWords.All<Occasion>(),
        ];

        Assert.All(words, word => Assert.Contains($"`{word}`", page, StringComparison.Ordinal));
    }

    public static TheoryData<string> Examples => [.. Blocks("markdown").Select(block => block.Title)];

    /// <summary>Whoever copies an example has a page that compiles, beside a page with the rules that hold for everything.</summary>
    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_compiles_as_it_stands(string title)
    {
        var example = Blocks("markdown").Single(block => block.Title == title).Text;
        using var pages = new PagesOnDisk().With($"{Id(example)}.md", example);
        if (Id(example) is not "returns")
        {
            pages.With("returns.md", Blocks("markdown").First(block => Id(block.Text) is "returns").Text);
        }

        var (release, faults) = await pages.CompileAsync();

        Assert.Empty(faults);
        Assert.All(release.Rules.Rules.Where(rule => rule.Kind != RuleVocabulary.Fact), rule => Assert.NotNull(rule.Statement));
    }

    private static string Id(string page) => page.Split('\n').First(line => line.StartsWith("id: ", StringComparison.Ordinal))[4..];

    /// <summary>The fenced blocks of the page that are whole pages, with the heading that each stands below.</summary>
    private static List<(string Title, string Text)> Blocks(string language)
    {
        List<(string, string)> blocks = [];
        var (title, open) = ("", (List<string>?)null);
        foreach (var line in Page.Split('\n'))
        {
            if (open is not null && line is "```")
            {
                blocks.Add((title, string.Join('\n', open)));
                open = null;
            }
            else if (open is not null)
            {
                open.Add(line);
            }
            else if (line == $"```{language}")
            {
                open = [];
            }
            else if (line.StartsWith('#'))
            {
                title = line.TrimStart('#', ' ');
            }
        }

        return blocks;
    }
}
