using System.Globalization;
using Assistant.Core.Knowledge;

namespace Assistant.Quality.Retrieval;

/// <summary>Finds the weights of the decision whether a page answers, and shows what each threshold costs; by cross-validation.</summary>
internal static class AnswerFit
{
    private const int Folds = 10;
    private const int Steps = 6_000;
    private const double Rate = 1.5;
    private const double Pull = 0.0001;

    /// <summary>For sections with the editor's questions, and for the same pages without any, together with those of somebody else.</summary>
    public static async Task WriteAsync(string? data, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (var withAsks in (bool[])[true, false])
        {
            var answerable = await ReadAsync("policy-questions.jsonl");
            if (!withAsks && data is not null)
                answerable.AddRange(await WeightFit.ReadAsync(Path.Combine(data, "policy-pages"), PageStrictness.Lenient, "third-party-questions.jsonl", TextWriter.Null, cancellationToken));
            output.WriteLine(withAsks ? "\nsections with asks" : "\nsections without asks");
            Write(answerable, await ReadAsync("unanswerable.jsonl"), output);

            Task<List<WeightFit.SignalList>> ReadAsync(string questions) => WeightFit.ReadAsync(
                Path.Combine(TestData.Repository, "knowledge"), PageStrictness.Strict, questions, TextWriter.Null, cancellationToken, withAsks);
        }
    }

    private static void Write(List<WeightFit.SignalList> answerable, List<WeightFit.SignalList> unanswerable, TextWriter output)
    {
        List<Case> cases = [.. answerable.Select(list => new Case(list.First, true, list.Sections[0].Answers)), .. unanswerable.Select(list => new Case(list.First, false, false))];
        var foreseen = new List<(Case Case, double Probability)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = Fit([.. cases.Where((one, i) => i % Folds != fold && one.Teaches)]);
            foreseen.AddRange(cases.Where((_, i) => i % Folds == fold).Select(one => (one, Probability(one.Evidence, weights))));
        }

        output.WriteLine("threshold  near misses declined  answerable declined  right first section declined  (cross-validated)");
        foreach (var threshold in new[] { 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9 })
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{threshold,9:F1}  {Declined(foreseen.Where(one => !one.Case.IsAnswerable), threshold),20:F3}  {Declined(foreseen.Where(one => one.Case.IsAnswerable), threshold),19:F3}  {Declined(foreseen.Where(one => one.Case.IsRight), threshold),28:F3}"));
        }

        output.WriteLine($"answer weights: {string.Join(", ", Fit([.. cases.Where(one => one.Teaches)]).Select(weight => weight.ToString("F2", CultureInfo.InvariantCulture)))}");
    }

    private static double Declined(IEnumerable<(Case Case, double Probability)> cases, double threshold) =>
        cases.Average(one => one.Probability < threshold ? 1.0 : 0);

    private static double Probability(AnswerEvidence evidence, double[] weights) => 1 / (1 + Math.Exp(-evidence.Sum(weights)));

    /// <summary>Logistic regression in which those that answer and those that do not weigh the same.</summary>
    private static double[] Fit(List<Case> cases)
    {
        var weights = new double[cases[0].Evidence.ToArray().Length + 1];
        var share = cases.CountBy(one => one.IsAnswerable).ToDictionary(count => count.Key, count => 0.5 / count.Value);
        for (var step = 0; step < Steps; step++)
        {
            var gradient = new double[weights.Length];
            foreach (var (evidence, answers, _) in cases)
            {
                var push = share[answers] * ((answers ? 1 : 0) - Probability(evidence, weights));
                gradient[0] += push;
                foreach (var (place, value) in evidence.ToArray().Index())
                    gradient[place + 1] += push * value;
            }

            for (var i = 0; i < weights.Length; i++)
                weights[i] = Allowed(i, weights[i] + (Rate * (gradient[i] - (i == 0 ? 0 : Pull * weights[i]))));
        }

        return weights;
    }

    /// <summary>What speaks for an answer never counts against it, nor the other way round, whatever this small sample says.</summary>
    private static double Allowed(int place, double weight) => place == 0 ? weight
        : place > AnswerEvidence.For ? Math.Min(0, weight)
        : Math.Max(0, weight);

    /// <param name="IsAnswerable">Whether some section answers.</param>
    /// <param name="IsRight">Whether the first one found does.</param>
    private sealed record Case(AnswerEvidence Evidence, bool IsAnswerable, bool IsRight)
    {
        /// <summary>An answer from the wrong section is no example of what to answer.</summary>
        public bool Teaches => IsRight || !IsAnswerable;
    }
}
