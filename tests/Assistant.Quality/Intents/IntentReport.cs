using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Intents;
using Assistant.Core.Text;

namespace Assistant.Quality.Intents;

/// <summary>How well and how fast the classifier does, on our examples against bitext and trained on public sets.</summary>
internal static partial class IntentReport
{
    private const int BankingFolds = 10;
    private const int WorstShown = 5;
    private const int LongestMessage = 4000;

    // Copies are sought the strict way: case, digits and punctuation aside.
    [GeneratedRegex("[^\\p{L} ]", RegexOptions.NonBacktracking)]
    private static partial Regex NotALetter { get; }

    [GeneratedRegex(" {2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces { get; }

    public static async Task<int> WriteAsync(string dataFolder, TextWriter output, CancellationToken cancellationToken)
    {
        var data = new IntentData(dataFolder);
        var ours = await IntentExamples.LoadAsync(Path.Combine(TestData.Repository, "prompts", "intents"), cancellationToken);
        foreach (var fault in ours.Faults)
            await output.WriteLineAsync(fault.ToString());

        // The first training in a process also pays for compiling the code; the figures are those of a warm process.
        IntentClassifier.Train(ours.Examples, cancellationToken);
        var classifier = Train("our examples", ours.Examples, output);
        WriteOurs(classifier, ours.Examples, data, output);
        WriteSpeed(classifier, data, output);
        WriteExtremes(new Understander(classifier), output);
        WriteBanking(data.Banking77, output);
        WriteClinc(data, output);
        return ours.Faults.Length == 0 ? 0 : 1;
    }

    private static IntentClassifier Train(string name, IReadOnlyList<IntentExample> examples, TextWriter output)
    {
        // Processor time too: on a busy machine the clock says little.
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var classifier = IntentClassifier.Train(examples, CancellationToken.None);
        var (clock, processor) = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        output.WriteLine(Line(
            $"trained on {name}: {examples.Count} utterances, {classifier.Intents.Count} intents, {clock:0.0} s ({processor:0.0} s of processor)"));
        return classifier;
    }

    private static void WriteOurs(
        IntentClassifier classifier, IReadOnlyList<IntentExample> ours, IntentData data, TextWriter output)
    {
        var dev = data.Bitext("dev");
        var known = dev.Concat(data.Bitext("train")).Select(example => Bare(example.Text)).ToHashSet();
        output.WriteLine($"examples equal to a bitext utterance: {Share(ours, example => known.Contains(Bare(example.Text)))}");

        var predictions = dev.Select(example => (Example: example, Prediction: classifier.Predict(example.Text))).ToArray();
        output.WriteLine($"bitext dev, best:   {Share(predictions, p => p.Prediction.Best == p.Example.Intent)}");
        output.WriteLine($"bitext dev, intent: {Share(predictions, p => p.Prediction.Intent == p.Example.Intent)}");
        string[] strangers = [.. data.Clinc150("oos_train").Concat(data.Clinc150("oos_val")).Select(example => example.Text)];
        var rejected = Share(strangers, text => classifier.Predict(text).IsRejected);
        output.WriteLine($"clinc150 out-of-scope rejected by our examples: {rejected}");
        output.WriteLine("  worst intents by recall of best:");
        var recalls = predictions.GroupBy(p => p.Example.Intent)
            .Select(group => (group.Key, Recall: Share([.. group], p => p.Prediction.Best == p.Example.Intent)));
        var worst = recalls.OrderBy(r => r.Recall.Value).ThenBy(r => r.Key, StringComparer.Ordinal).Take(WorstShown);
        foreach (var (intent, recall) in worst)
            output.WriteLine($"  {intent,-26} {recall}");
    }

    private static void WriteSpeed(IntentClassifier classifier, IntentData data, TextWriter output)
    {
        var texts = data.Bitext("train").Select(example => example.Text).ToArray();
        foreach (var text in texts)
            classifier.Predict(text);

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var times = texts.Select(text =>
        {
            var start = Stopwatch.GetTimestamp();
            classifier.Predict(text);
            return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }).Order().ToArray();
        var each = (GC.GetAllocatedBytesForCurrentThread() - allocated) / texts.Length;
        var (median, p99, model) = (times[times.Length / 2], times[times.Length * 99 / 100], classifier.Save().Length / 1024);
        output.WriteLine(Line($"prediction: p50 {median:0} us, p99 {p99:0} us, {each} bytes; model {model} KiB"));
    }

    /// <summary>The time for whole messages at the length limit, made of what costs most.</summary>
    private static void WriteExtremes(Understander understander, TextWriter output)
    {
        string[] seeds =
        [
            "a", "1 ", "$1 ", "W1042 ", "order ", "between 1 and ", "5 november ", "cancel it. ", "not to ",
            "\uFDFA", "\u0301", "한", "😀",
        ];
        var context = new UnderstandingContext(new DateOnly(2026, 11, 21));
        var times = seeds.Select(seed =>
        {
            var text = string.Concat(Enumerable.Repeat(seed, LongestMessage / seed.Length));
            understander.Understand(text, context);
            var start = Stopwatch.GetTimestamp();
            understander.Understand(text, context);
            return (Seed: seed, Time: Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        });
        var (worst, time) = times.MaxBy(entry => entry.Time);
        output.WriteLine(Line($"a message of {LongestMessage} characters at worst: {time:0} ms (repeated \"{worst}\")"));
    }

    private static void WriteBanking(IntentExample[] examples, TextWriter output)
    {
        // Dealt out by text, so that the folds do not depend on the order of the file.
        var shuffled = examples.OrderBy(example => example.Text, StringComparer.Ordinal).ToArray();
        new Random(77).Shuffle(shuffled);
        var folds = shuffled.Index().ToLookup(item => item.Index % BankingFolds, item => item.Item);
        Train("banking77, all", examples, output);

        var results = new List<(IntentExample Example, IntentPrediction Prediction)>();
        for (var fold = 0; fold < BankingFolds; fold++)
        {
            var leftOut = fold;
            var classifier = IntentClassifier.Train(
                [.. folds.Where(other => other.Key != leftOut).SelectMany(other => other)], CancellationToken.None);
            results.AddRange(folds[fold].Select(example => (example, classifier.Predict(example.Text))));
        }

        output.WriteLine($"banking77, {BankingFolds} folds, best:   {Share(results, r => r.Prediction.Best == r.Example.Intent)}");
        output.WriteLine($"banking77, {BankingFolds} folds, intent: {Share(results, r => r.Prediction.Intent == r.Example.Intent)}");
    }

    private static void WriteClinc(IntentData data, TextWriter output)
    {
        var classifier = Train("clinc150", [.. data.Clinc150("train"), .. data.Clinc150("oos_train")], output);
        var inScope = data.Clinc150("val").Select(e => (Example: e, Prediction: classifier.Predict(e.Text))).ToArray();
        var outOfScope = data.Clinc150("oos_val").Select(e => (Example: e, Prediction: classifier.Predict(e.Text))).ToArray();
        var accuracy = Share(inScope, p => p.Prediction.Intent == p.Example.Intent);
        var recall = Share(outOfScope, p => p.Prediction.IsRejected);
        output.WriteLine($"clinc150 val, best:          {Share(inScope, p => p.Prediction.Best == p.Example.Intent)}");
        output.WriteLine($"clinc150 val, in scope:      {accuracy}");
        output.WriteLine($"clinc150 val, out of scope:  {recall}");
        output.WriteLine(Line($"clinc150 val, mean of both:  {(accuracy.Value + recall.Value) / 2:0.000}"));
    }

    private static Proportion Share<T>(IReadOnlyCollection<T> items, Func<T, bool> isHit) => new(items.Count(isHit), items.Count);

    private static string Bare(string text) => Spaces.Replace(NotALetter.Replace(TextFolding.Fold(text), ""), " ").Trim();

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
