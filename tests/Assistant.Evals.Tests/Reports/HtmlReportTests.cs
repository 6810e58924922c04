using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Assistant.Evals.Checks;
using Assistant.Evals.Reports;
using Assistant.Evals.Running;

namespace Assistant.Evals.Tests.Reports;

public sealed partial class HtmlReportTests
{
    private const string Hostile = "</p></style><script>alert(1)</script><img src=x onerror=alert(2)>\" autofocus onfocus=\"alert(3) &lt;b&gt; {{7*7}}";

    [Fact]
    public async Task Reads_as_it_was_read_and_accepted()
    {
        var html = await HtmlReport.WriteAsync(SampleRun.Report());

        Snapshot.Matches("compared.txt", Snapshot.TextOf(html));
    }

    [Fact]
    public async Task Says_nothing_of_changes_where_there_is_nothing_to_compare_with()
    {
        var html = await HtmlReport.WriteAsync(SampleRun.Report(compared: false));

        Assert.Contains("The gate is open", html);
        Assert.DoesNotContain("What changed", html);
        Assert.DoesNotContain("only those with other answers", html);
    }

    [Fact]
    public async Task Keeps_hostile_text_text_wherever_it_stands()
    {
        var plain = await HtmlReport.WriteAsync(SampleRun.Report());
        var score = SampleRun.Case(Hostile, Hostile, CheckOutcome.Failed, new Transcript
        {
            Turns = [new TranscriptTurn { Shopper = Hostile, Answer = Hostile, Intent = Hostile, Outcome = Hostile, Cited = [Hostile], Tools = [Hostile], Cards = [Hostile], Suggestions = [Hostile] }],
            BrokeOff = Hostile,
            Handoff = [$"{Hostile}: {Hostile}"],
            ShopChanges = [Hostile],
        }) with
        {
            Purpose = Hostile,
            Policies = [Hostile],
            Intents = [Hostile],
            Checks = [new CheckResult(Hostile, CheckOutcome.Failed, [$"turn 1: {Hostile}"])],
        };
        var report = SampleRun.Report(cases: score);
        var before = report.Run with { Cases = [score with { Outcome = CheckOutcome.Passed, Transcript = SampleRun.Said("hello", $"{Hostile} and more") }] };

        var html = await HtmlReport.WriteAsync(report with { Beside = new ComparedRun(Hostile, before, Comparison.Of(before, report.Run)), Misses = [Hostile] });

        Assert.Empty(Elements(html).Except(Elements(plain)));
        Assert.Single(Elements(html), "script");
        Assert.Empty(Attributes(html).Except(Attributes(plain)));
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html);
    }

    [Fact]
    public async Task Runs_its_own_script_alone_and_asks_nothing_of_a_server()
    {
        var html = await HtmlReport.WriteAsync(SampleRun.Report());

        var policy = Policy.Match(html).Groups["policy"].Value;
        Assert.StartsWith("default-src 'none'; ", policy);
        Assert.Contains($"script-src '{HashOf(html, "script")}'", policy);
        Assert.Contains($"style-src '{HashOf(html, "style")}'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.DoesNotMatch(@"<link|<iframe|\bsrc=|https?://|url\(|@import|\sstyle=", html);
    }

    [Fact]
    public async Task Of_300_conversations_stays_small_enough_to_send()
    {
        var answer = string.Join(' ', Enumerable.Repeat("You can return most items within 30 days of delivery.", 6));
        var cases = Enumerable.Range(0, 300).Select(index => SampleRun.Case($"case-{index}", $"suite-{index % 9}", CheckOutcome.Passed, new Transcript
        {
            Turns = [.. Enumerable.Repeat(SampleRun.Failed.Transcript.Turns[0] with { Answer = answer }, 4)],
        })).ToImmutableArray();

        var html = await HtmlReport.WriteAsync(SampleRun.Report(cases: cases));

        Assert.Equal(300, Regex.Count(html, "<details class=\"case\""));
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 300_000, 3_000_000);
    }

    private static IEnumerable<string> Elements(string html) => Element.Matches(html).Select(match => match.Groups["name"].Value);

    private static IEnumerable<string> Attributes(string html) =>
        Tag.Matches(html).SelectMany(tag => Value.Replace(tag.Value, "").Trim('<', '>').Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1));

    private static string HashOf(string html, string element)
    {
        var text = Regex.Match(html, $"<{element}>(?<text>.*?)</{element}>", RegexOptions.Singleline).Groups["text"].Value;
        return $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }

    [GeneratedRegex("<(?<name>[a-z][a-z0-9]*)")]
    private static partial Regex Element { get; }

    [GeneratedRegex("<[a-z][^<>]*>")]
    private static partial Regex Tag { get; }

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Value { get; }

    [GeneratedRegex("Content-Security-Policy\" content=\"(?<policy>[^\"]*)\"")]
    private static partial Regex Policy { get; }
}
