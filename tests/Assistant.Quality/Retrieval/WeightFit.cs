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
    private const int Steps = 600;
    private const double Rate = 0.002;
    private const double Sharpness = 40;
    private const double Pull = 0.3;

    /// <summary>What a section that cannot come first any more has for probability: such questions do not decide the weights.</summary>
    private const double OutOfReach = 0.001;

    public static async Task<int> WriteAsync(string? data, TextWriter output, CancellationToken cancellationToken)
    {
        var withHints = await ReadOwnAsync(withAsks: true);
        var withoutHints = await ReadOwnAsync(withAsks: false);
        if (data is not null)
            withoutHints.AddRange(await ReadAsync(Path.Combine(data, "policy-pages"), PageStrictness.Lenient, "third-party-questions.jsonl", output, cancellationToken));

        Write("sections with asks", withHints, PassageSignals.WithHints, output);
        Write("sections without asks", withoutHints, PassageSignals.WithoutHints, output);
        await AnswerFit.WriteAsync(data, output, cancellationToken);
        return 0;

        Task<List<SignalList>> ReadOwnAsync(bool withAsks) => ReadAsync(
            Path.Combine(TestData.Repository, "knowledge"), PageStrictness.Strict, "policy-questions.jsonl", output, cancellationToken, withAsks);
    }

    private static void Write(string title, List<SignalList> lists, ImmutableArray<double> inCode, TextWriter output)
    {
        // A signal that is the same for every section ranks nothing, and gets no weight.
        var used = Enumerable.Range(0, inCode.Length).Where(place => lists.Any(list => list.Sections.Any(section => section.Signals[place] != 0))).ToList();
        var pages = lists.Select(list => list.Page).Distinct().Order(StringComparer.Ordinal).ToList();
        var ranks = new List<int>();
        for (var fold = 0; fold < Folds; fold++)
        {
            bool Held(SignalList list) => pages.IndexOf(list.Page) % Folds == fold;
            var weights = Fit([.. lists.Where(list => !Held(list))], used, inCode.Length);
            ranks.AddRange(lists.Where(Held).Select(list => list.Rank(weights)));
        }

        var all = Fit(lists, used, inCode.Length);
        output.WriteLine($"\n{title}");
        WriteRanks(output, "weights in the code", [.. lists.Select(list => list.Rank([.. inCode]))]);
        WriteRanks(output, "weights found on other pages", ranks);
        WriteRanks(output, "weights found on all pages", [.. lists.Select(list => list.Rank(all))]);
        output.WriteLine($"weights: {string.Join(", ", all.Select(weight => weight.ToString("F3", CultureInfo.InvariantCulture)))}");
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
    private static double[] Fit(List<SignalList> lists, List<int> used, int places)
    {
        var even = 1.0 / used.Count;
        var weights = new double[places];
        used.ForEach(place => weights[place] = even);
        for (var step = 0; step < Steps; step++)
        {
            var gradient = new double[places];
            foreach (var list in lists)
                list.AddGradient(weights, Sharpness, gradient);
            foreach (var place in used)
                weights[place] = Math.Max(0, weights[place] + (Rate * ((gradient[place] / lists.Count) - (Pull * (weights[place] - even)))));
            var sum = weights.Sum();
            for (var place = 0; place < places; place++)
                weights[place] /= sum;
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
            var heed = right / (right + (OutOfReach * all));
            for (var i = 0; i < scores.Length; i++)
            {
                var push = heed * ((Sections[i].Answers ? scores[i] / right : 0) - (scores[i] / all));
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
