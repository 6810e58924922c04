using System.Xml.Linq;
using Assistant.Evals.Checks;
using Assistant.Evals.Reports;

namespace Assistant.Evals.Tests.Reports;

public sealed class JunitReportTests
{
    [Fact]
    public void Has_a_suite_for_each_suite_with_failures_and_errors()
    {
        var root = XDocument.Parse(JunitReport.Write(SampleRun.Report())).Root!;

        Assert.Equal(("3", "1", "1", "1.293"), (Of(root, "tests"), Of(root, "failures"), Of(root, "errors"), Of(root, "time")));
        Assert.Equal(["policy", "orders"], root.Elements("testsuite").Select(suite => Of(suite, "name")));
        var orders = root.Elements("testsuite").Last();
        Assert.Equal(("2", "1", "1", "2026-11-18T11:00:00"), (Of(orders, "tests"), Of(orders, "failures"), Of(orders, "errors"), Of(orders, "timestamp")));
        var failed = orders.Elements("testcase").First();
        Assert.Equal(("broken-lamp", "orders", "1.280"), (Of(failed, "name"), Of(failed, "classname"), Of(failed, "time")));
        Assert.Equal("statements: turn 1: does not say replacement", Of(failed.Element("failure")!, "message"));
        Assert.Contains("assistant: That is sad.", failed.Element("failure")!.Value);
        Assert.Equal("stage: There is no snapshot.", Of(orders.Elements("testcase").Last().Element("error")!, "message"));
        Assert.Empty(root.Elements("testsuite").First().Element("testcase")!.Elements());
    }

    [Fact]
    public void Is_well_formed_whatever_an_answer_holds()
    {
        var strange = "a\0b\u0001c\u001b[31m\ud800 \uffff ]]> <x> & \"😀\"";
        var score = SampleRun.Case("strange", "orders", CheckOutcome.Failed, SampleRun.Said(strange, strange)) with
        {
            Purpose = strange,
            Checks = [new CheckResult("tone", CheckOutcome.Failed, [strange])],
        };

        var failure = XDocument.Parse(JunitReport.Write(SampleRun.Report(cases: score))).Descendants("failure").Single();

        Assert.Equal("tone: a\uFFFDb\uFFFDc\uFFFD[31m\uFFFD \uFFFD ]]> <x> & \"😀\"", Of(failure, "message"));
        Assert.Contains("assistant: a\uFFFDb\uFFFDc", failure.Value);
    }

    private static string Of(XElement element, string attribute) => element.Attribute(attribute)!.Value;
}
