using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Tests.Knowledge;

namespace Assistant.Core.Tests.Policy;

/// <summary>No value of the vocabulary can be changed without the text changing with it, or lint naming the sentence that stayed behind.</summary>
public sealed partial class RuleVocabularyTests(ShippedPages shipped) : IClassFixture<ShippedPages>
{
    /// <summary>Kinds that the demo shop does not use: a value, another one, and the sentence that states the first.</summary>
    private static readonly Dictionary<RuleKind, (string Value, string Other, string Sentence)> Unused = new()
    {
        [RuleVocabulary.ReturnReasons] = ("[faulty, damaged]", "[faulty]", "We take back only what is faulty or damaged."),
        [RuleVocabulary.CancelReasons] = ("[ordered_by_mistake, too_late]", "[too_late]", "You can cancel what you ordered by mistake or what comes too late."),
        [RuleVocabulary.SendBackTimes] = ("1", "2", "Items of an order can go back only once."),
        [RuleVocabulary.ChangeItemsFinal] = ("yes", "no", "After a change of its items an order stays as it is."),
        [RuleVocabulary.CancelWhole] = ("yes", "no", "You can cancel only the whole order."),
        [RuleVocabulary.ApprovalAbove] = ("EUR 250.00", "EUR 200.00", "A person approves refunds above €250.00."),
        [RuleVocabulary.StepUpAbove] = ("EUR 100.00", "EUR 90.00", "For refunds above €100.00 you sign in again."),
    };

    [GeneratedRegex(@"(?<=^ +[\w.-]+: ).+$", RegexOptions.ExplicitCapture)]
    private static partial Regex Scalar { get; }

    [Fact]
    public async Task Every_value_of_the_shipped_pages_is_noticed_when_it_changes()
    {
        var before = await shipped.CompileAsync();
        List<string> unnoticed = [];
        HashSet<RuleKind> noticed = [];
        foreach (var rule in before.Release.Rules.Rules)
        {
            foreach (var text in Changed(rule, shipped[rule.File]))
            {
                if (IsNoticed(before, await shipped.CompileWithAsync(rule.File, text)))
                {
                    noticed.Add(rule.Kind);
                }
                else if (rule.Written.Any(char.IsAsciiDigit))
                {
                    unnoticed.Add(rule.Id.Value);
                }
            }
        }

        Assert.Empty(unnoticed);
        Assert.Empty(RuleVocabulary.All.Except(noticed).Except(Unused.Keys).Select(kind => kind.Name));
    }

    [Fact]
    public async Task Every_other_value_is_noticed_too()
    {
        foreach (var (kind, (value, other, sentence)) in Unused)
        {
            var before = await CompileAsync(kind, value, sentence);
            var after = await CompileAsync(kind, other, sentence);

            Assert.True(before.Faults.IsEmpty, $"{kind.Name}: {string.Join('\n', before.Faults)}");
            Assert.True(IsNoticed(before, after), kind.Name);
        }
    }

    [Fact]
    public void Names_are_plain_and_unique_and_every_kind_says_what_it_means()
    {
        Assert.Equal(RuleVocabulary.All.Length, RuleVocabulary.All.Select(kind => kind.Name).Distinct().Count());
        Assert.All(RuleVocabulary.All, kind =>
        {
            Assert.Matches("^[a-z_]+$", kind.Name);
            Assert.Same(kind, RuleVocabulary.Find($"{kind.Name}.some"));
            Assert.EndsWith(".", kind.Meaning, StringComparison.Ordinal);
            Assert.Equal(kind.Required, kind.Required & kind.Allowed);
        });
        Assert.Null(RuleVocabulary.Find("return_window"));
    }

    private static bool IsNoticed(Compilation before, Compilation after) =>
        after.Faults.Any(fault => fault.Refused)
        || !after.Release.Pages.SelectMany(page => page.Passages).Select(passage => passage.Text)
            .SequenceEqual(before.Release.Pages.SelectMany(page => page.Passages).Select(passage => passage.Text));

    /// <summary>The page with the rule's value replaced by others of its type.</summary>
    private static IEnumerable<string> Changed(Rule rule, string page)
    {
        var lines = page.Split('\n');
        var at = Scalar.IsMatch(lines[rule.Line - 1]) ? rule.Line - 1 : Array.FindIndex(lines, rule.Line, line => line.TrimStart().StartsWith("value:", StringComparison.Ordinal));
        var value = Scalar.Match(lines[at]).Value;
        foreach (var other in Others(rule.Kind, value))
        {
            yield return string.Join('\n', [.. lines[..at], lines[at].Replace(value, other, StringComparison.Ordinal), .. lines[(at + 1)..]]);
        }
    }

    private static IEnumerable<string> Others(RuleKind kind, string value)
    {
        if (value is "yes")
        {
            return ["no"];
        }

        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return [day.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
        }

        if (value.Any(char.IsAsciiDigit))
        {
            var step = value.Contains('.', StringComparison.Ordinal) ? "[0-9]+(?=[.])" : "[0-9]+";
            return [Regex.Replace(value, step, number => (int.Parse(number.Value, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture))];
        }

        if (value.Trim('[', ']').Split(", ") is { Length: > 1 } several)
        {
            return [$"[{string.Join(", ", several[..^1])}]"];
        }

        var words = kind.Expected[(kind.Expected.LastIndexOf(": ", StringComparison.Ordinal) + 2)..].Split(", ");
        return words.Where(word => word != value.Trim('[', ']')).Select(word => value.StartsWith('[') ? $"[{word}]" : word);
    }

    private static async Task<Compilation> CompileAsync(RuleKind kind, string value, string sentence)
    {
        using var pages = new PagesOnDisk().With("a.md", $"""
            ---
            id: a
            title: A
            owner: Shop
            review_by: 2026-12-31
            rules:
              {kind.Name}:
                value: {value}
                says: "{sentence}"
            ---
            {sentence}
            """);
        return await pages.CompileAsync();
    }
}
