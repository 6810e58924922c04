namespace Assistant.Brains.Understanding.Intents;

/// <summary>
/// Everything a trained classifier consists of, and how it comes from examples: machines on all of them, calibrated by
/// further machines that each leave out a part and are asked about it.
/// </summary>
internal sealed record TrainedIntents(
    string[] InScope, bool HasOutOfScope, Vocabulary Vocabulary, LinearMachines Machines, Calibration Calibration)
{
    private const int Folds = 3;

    public static TrainedIntents From(IReadOnlyList<IntentExample> examples, CancellationToken cancellationToken)
    {
        var sorted = Sort(examples);
        string[] inScope =
        [
            .. sorted.Select(example => example.Intent).Where(intent => !IntentNames.IsOutOfScope(intent))
                .Distinct().Order(StringComparer.Ordinal),
        ];
        if (inScope.Length == 0)
            throw new ArgumentException("Give at least one example of an intent other than out_of_scope.", nameof(examples));

        var hasOutOfScope = sorted.Exists(example => IntentNames.IsOutOfScope(example.Intent));
        var numbers = inScope.Index().ToDictionary(intent => intent.Item, intent => intent.Index);
        var labels = sorted.Select(example => numbers.GetValueOrDefault(example.Intent, inScope.Length)).ToArray();
        var texts = sorted.ConvertAll(example =>
        {
            var features = new List<Feature>();
            UtteranceFeatures.Append(example.Text, features);
            return features;
        });

        var vocabulary = Vocabulary.Build(texts);
        var vectors = new LabelledVectors(vocabulary, texts, labels, inScope.Length + (hasOutOfScope ? 1 : 0));
        var (machines, trials) = TrainAndTry(vectors, inScope.Length, cancellationToken);
        return new TrainedIntents(inScope, hasOutOfScope, vocabulary, machines, Calibration.From(trials));
    }

    /// <summary>Whatever order they were given in, the same examples make the same classifier.</summary>
    private static List<IntentExample> Sort(IReadOnlyList<IntentExample> examples) =>
    [
        .. examples.Distinct()
            .OrderBy(example => example.Text, StringComparer.Ordinal)
            .ThenBy(example => example.Intent, StringComparer.Ordinal),
    ];

    private static (LinearMachines Machines, Trial[] Trials) TrainAndTry(
        LabelledVectors vectors, int inScope, CancellationToken cancellationToken)
    {
        var fold = AssignFolds(vectors);
        var trials = new Trial[vectors.Count];
        LinearMachines? machines = null;

        // The run after the last fold leaves nothing out: it makes the machines that are kept. It takes longest, so it starts
        // first.
        Parallel.For(0, Folds + 1, new ParallelOptions { CancellationToken = cancellationToken }, run =>
        {
            var leftOut = Folds - run;
            var use = Enumerable.Range(0, vectors.Count).Where(example => fold[example] != leftOut).ToArray();
            var trained = DualCoordinateDescent.Train(vectors, use, cancellationToken);
            if (leftOut == Folds)
                machines = trained;
            else
                Try(trained, vectors, inScope, example => fold[example] == leftOut, trials);
        });

        return (machines!, trials);
    }

    private static void Try(
        LinearMachines machines, LabelledVectors vectors, int inScope, Predicate<int> isLeftOut, Trial[] trials)
    {
        var scores = new float[vectors.Intents];
        for (var example = 0; example < vectors.Count; example++)
        {
            if (!isLeftOut(example))
                continue;

            machines.Score(vectors.Vector(example), scores);
            var signals = Signals.From(scores, inScope);
            var label = vectors.Label(example);
            trials[example] = new Trial(signals, IsOutOfScope: label == inScope, IsRight: label == signals.Best);
        }
    }

    /// <summary>Deals the examples of each intent out to the folds in turn.</summary>
    private static int[] AssignFolds(LabelledVectors vectors)
    {
        var dealt = new int[vectors.Intents];
        return [.. Enumerable.Range(0, vectors.Count).Select(example => dealt[vectors.Label(example)]++ % Folds)];
    }
}
