using System.Collections.Immutable;
using System.Globalization;
using System.Numerics.Tensors;
using Assistant.Brains.Embeddings;
using Assistant.Core.Knowledge;
using Microsoft.Extensions.AI;

namespace Assistant.Quality.Retrieval;

/// <summary>
/// Finds the weights of the ranking's signals, and says how well weights found on some pages rank the questions about others.
/// </summary>
internal static class WeightFit
{
    private const int Folds = 5;
    private const int Steps = 400;
    private const double Rate = 0.5;
    private const double Sharpness = 20;
    private const double Pull = 0.002;

    public static async Task<int> WriteAsync(string? data, TextWriter output, CancellationToken cancellationToken)
    {
        var lists = await ReadAsync(Path.Combine(TestData.Repository, "knowledge"), PageStrictness.Strict, "policy-questions.jsonl", output, cancellationToken);
        if (data is not null)
            lists.AddRange(await ReadAsync(Path.Combine(data, "policy-pages"), PageStrictness.Lenient, "third-party-questions.jsonl", output, cancellationToken));

        var pages = lists.Select(list => list.Page).Distinct().Order(StringComparer.Ordinal).ToList();
        List<int> ranks = [], own = [];
        for (var fold = 0; fold < Folds; fold++)
        {
            bool Held(SignalList list) => pages.IndexOf(list.Page) % Folds == fold;
            var weights = Fit([.. lists.Where(list => !Held(list))]);
            ranks.AddRange(lists.Where(Held).Select(list => list.Rank(weights)));
            own.AddRange(lists.Where(Held).Select(list => list.Rank(PassageSignals.Weights)));
        }

        WriteRanks(output, "weights in the code", own);
        WriteRanks(output, "weights found on other pages", ranks);
        var all = Fit(lists);
        WriteRanks(output, "weights found on all pages", [.. lists.Select(list => list.Rank(all))]);
        await AnswerFit.WriteAsync(data, output, cancellationToken);
        output.WriteLine($"weights: {string.Join(", ", all.Select(weight => weight.ToString("F3", CultureInfo.InvariantCulture)))}");
        return 0;
    }

    private static void WriteRanks(TextWriter output, string name, List<int> ranks) => output.WriteLine(
        $"{name}: at 1 {new Proportion(ranks.Count(rank => rank == 1), ranks.Count)}, in first 3 {new Proportion(ranks.Count(rank => rank <= 3), ranks.Count)}");

    internal static async Task<List<SignalList>> ReadAsync(string folder, PageStrictness strictness, string questions, TextWriter output, CancellationToken cancellationToken, bool withAsks = true)
    {
        var release = await PolicyReport.CompileAsync(folder, strictness, output, cancellationToken);
        if (!withAsks)
            release = new(release.Id, [.. release.Pages.Select(page => page with { Passages = [.. page.Passages.Select(passage => passage with { Asks = [] })] })], release.Synonyms);
        using var embeddings = new HashedNgramEmbeddings();
        var terms = release.Passages.Select(passage => new PassageTerms(passage)).ToImmutableArray();
        var ranker = new PassageRanker(release, terms);
        var bodies = await embeddings.GenerateAsync(release.Passages.Select(passage => $"{passage.PageTitle}\n{string.Join('\n', passage.HeadingPath)}\n{passage.Text}"), cancellationToken: cancellationToken);
        List<GeneratedEmbeddings<Embedding<float>>> asks = [];
        foreach (var passage in release.Passages)
            asks.Add(await embeddings.GenerateAsync(passage.Asks, cancellationToken: cancellationToken));

        List<SignalList> lists = [];
        foreach (var question in PolicyQuestions.Read(questions, release))
        {
            var vector = (await embeddings.GenerateAsync([question.Text], cancellationToken: cancellationToken))[0];
            var candidates = terms.Select((passage, i) => new PassageCandidate(passage, Cosine(vector, bodies[i]), () => asks[i].Select(ask => Cosine(vector, ask)).DefaultIfEmpty().Max()));
            var scored = ranker.Explain(ranker.Read(question.Text), candidates).ToList();
            lists.Add(new(question.Page ?? "", [.. scored.Select(one => (one.Signals.ToArray(), question.IsAnsweredBy(one.Passage)))], scored[0].Evidence));
        }

        return lists;
    }

    private static double Cosine(Embedding<float> left, Embedding<float> right) => TensorPrimitives.Dot(left.Vector.Span, right.Vector.Span);

    /// <summary>Gradient ascent on the probability that a section that answers comes first; no weight falls below 0, they sum to 1.</summary>
    private static double[] Fit(List<SignalList> lists)
    {
        var weights = new double[PassageSignals.Weights.Length];
        Array.Fill(weights, 1.0 / weights.Length);
        for (var step = 0; step < Steps; step++)
        {
            var gradient = new double[weights.Length];
            foreach (var list in lists)
                list.AddGradient(weights, Sharpness, gradient);
            for (var i = 0; i < weights.Length; i++)
                weights[i] = Math.Max(0, weights[i] + (Rate * ((gradient[i] / lists.Count / Sharpness) - (Pull * weights[i]))));
            var sum = weights.Sum();
            for (var i = 0; i < weights.Length; i++)
                weights[i] /= sum;
        }

        return weights;
    }

    internal sealed record SignalList(string Page, ImmutableArray<(double[] Signals, bool Answers)> Sections, AnswerEvidence First)
    {
        public int Rank(ReadOnlySpan<double> weights)
        {
            var (best, scores) = (double.MinValue, new double[Sections.Length]);
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] = Score(Sections[i].Signals, weights);
                if (Sections[i].Answers)
                    best = Math.Max(best, scores[i]);
            }

            return best == double.MinValue ? int.MaxValue : 1 + scores.Count(score => score > best);
        }

        public void AddGradient(double[] weights, double sharpness, double[] gradient)
        {
            if (!Sections.Any(section => section.Answers))
                return;

            var scores = Sections.Select(section => Math.Exp(sharpness * Score(section.Signals, weights))).ToArray();
            var all = scores.Sum();
            var right = scores.Zip(Sections).Sum(pair => pair.Second.Answers ? pair.First : 0);
            for (var i = 0; i < scores.Length; i++)
            {
                var push = (Sections[i].Answers ? scores[i] / right : 0) - (scores[i] / all);
                for (var signal = 0; signal < weights.Length; signal++)
                    gradient[signal] += sharpness * push * Sections[i].Signals[signal];
            }
        }

        private static double Score(double[] signals, ReadOnlySpan<double> weights)
        {
            var score = 0.0;
            for (var i = 0; i < signals.Length; i++)
                score += weights[i] * signals[i];
            return score;
        }
    }
}
