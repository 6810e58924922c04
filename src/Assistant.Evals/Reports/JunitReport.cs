using System.Globalization;
using System.Text;
using System.Xml;
using Assistant.Evals.Checks;
using Assistant.Evals.Running;

namespace Assistant.Evals.Reports;

/// <summary>The run as build servers read it: a test suite for each suite, failures with their problems, inconclusive cases as errors.</summary>
internal static class JunitReport
{
    public static string Write(RunReport report)
    {
        using var text = new Utf8Text();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "assistant eval");
            Counts(xml, report.Run.Cases, report.Timings);
            foreach (var suite in report.Run.Cases.GroupBy(score => score.Suite))
                Suite(xml, suite.Key, [.. suite], report.Timings);

            xml.WriteEndElement();
        }

        return $"{text}\n";
    }

    private static void Suite(XmlWriter xml, string name, IReadOnlyCollection<CaseScore> scores, RunTimings timings)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Clean(name));
        Counts(xml, scores, timings);
        xml.WriteAttributeString("timestamp", timings.StartedAt.UtcDateTime.ToString("s", CultureInfo.InvariantCulture));
        foreach (var score in scores)
            Case(xml, score, timings);

        xml.WriteEndElement();
    }

    private static void Case(XmlWriter xml, CaseScore score, RunTimings timings)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", Clean(score.Id));
        xml.WriteAttributeString("classname", Clean(score.Suite));
        xml.WriteAttributeString("time", Seconds([score], timings));
        if (score.Outcome is not CheckOutcome.Passed)
        {
            var problems = score.Checks.Where(check => check.Outcome is not CheckOutcome.Passed)
                .SelectMany(check => check.Problems.Select(problem => $"{check.Check}: {problem}"))
                .ToList();
            xml.WriteStartElement(score.Outcome is CheckOutcome.Failed ? "failure" : "error");
            xml.WriteAttributeString("message", Clean(problems.FirstOrDefault() ?? score.Purpose));
            xml.WriteString(Clean(string.Join('\n', [score.Purpose, "", .. problems, "", .. score.Transcript.Turns.SelectMany(Said)])));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Counts(XmlWriter xml, IReadOnlyCollection<CaseScore> scores, RunTimings timings)
    {
        xml.WriteAttributeString("tests", Number(scores.Count));
        xml.WriteAttributeString("failures", Number(scores.Count(score => score.Outcome is CheckOutcome.Failed)));
        xml.WriteAttributeString("errors", Number(scores.Count(score => score.Outcome is CheckOutcome.Inconclusive)));
        xml.WriteAttributeString("time", Seconds(scores, timings));
    }

    private static IEnumerable<string> Said(TranscriptTurn turn) => [$"shopper: {turn.Shopper}", $"assistant: {turn.Answer}"];

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the answers took, in seconds.</summary>
    private static string Seconds(IEnumerable<CaseScore> scores, RunTimings timings) =>
        (scores.Sum(score => timings.Turns.TryGetValue(score.Id, out var turns) ? turns.Sum() : 0) / 1_000).ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>XML has no way to write control characters and halves of surrogate pairs; an answer may hold both.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                clean.Append(text[i]).Append(text[++i]);
            else
                clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
        }

        return clean.ToString();
    }

    /// <summary>Its encoding stands in the XML declaration.</summary>
    private sealed class Utf8Text() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
