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

    public static async Task WriteAsync(IReadOnlyList<WeightFit.SignalList> answerable, TextWriter output, CancellationToken cancellationToken)
    {
        var unanswerable = await WeightFit.ReadAsync(Path.Combine(TestData.Repository, "knowledge"), PageStrictness.Strict, "unanswerable.jsonl", TextWriter.Null, cancellationToken);
        List<(AnswerEvidence Evidence, bool Answers)> cases = [.. answerable.Select(list => (list.First, true)), .. unanswerable.Select(list => (list.First, false))];
        HashSet<AnswerEvidence> wrong = [.. answerable.Where(list => !list.Sections[0].Answers).Select(list => list.First)];
        var foreseen = new List<(double Probability, bool Answers, bool IsWrong)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = Fit([.. cases.Where((one, i) => i % Folds != fold && !wrong.Contains(one.Evidence))]);
            foreseen.AddRange(cases.Where((_, i) => i % Folds == fold).Select(one => (Probability(one.Evidence, weights), one.Answers, wrong.Contains(one.Evidence))));
        }

        output.WriteLine("threshold  near misses declined  answerable declined  right first section declined  (cross-validated)");
        foreach (var threshold in new[] { 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9 })
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{threshold,9:F1}  {Declined(foreseen.Where(one => !one.Answers), threshold),20:F3}  {Declined(foreseen.Where(one => one.Answers), threshold),19:F3}  {Declined(foreseen.Where(one => one.Answers && !one.IsWrong), threshold),28:F3}"));
        }

        output.WriteLine($"answer weights: {string.Join(", ", Fit([.. cases.Where(one => !wrong.Contains(one.Evidence))]).Select(weight => weight.ToString("F2", CultureInfo.InvariantCulture)))}");
    }

    private static double Declined(IEnumerable<(double Probability, bool Answers, bool IsWrong)> cases, double threshold) =>
        cases.Average(one => one.Probability < threshold ? 1.0 : 0);

    private static double Probability(AnswerEvidence evidence, double[] weights) => 1 / (1 + Math.Exp(-evidence.Sum(weights)));

    /// <summary>Logistic regression in which those that answer and those that do not weigh the same.</summary>
    private static double[] Fit(List<(AnswerEvidence Evidence, bool Answers)> cases)
    {
        var weights = new double[AnswerEvidence.Weights.Length];
        var share = cases.CountBy(one => one.Answers).ToDictionary(count => count.Key, count => 0.5 / count.Value);
        for (var step = 0; step < Steps; step++)
        {
            var gradient = new double[weights.Length];
            foreach (var (evidence, answers) in cases)
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
}
