using System.Collections.Concurrent;
using System.Numerics.Tensors;

namespace Assistant.Brains.Understanding.Intents;

/// <summary>
/// Says what a text is about: linear machines over words and letter groups, learned from example utterances alone, with a
/// measured confidence and the honesty to say "out of scope". Safe for use by many threads.
/// </summary>
public sealed class IntentClassifier
{
    private const int MaxAlternatives = 3;
    // Machine scores lie around -1 to 1; this spreads them so that a clear lead reads as a clear lead.
    private const float AlternativesSharpness = 5;

    private readonly TrainedIntents _trained;
    private readonly ConcurrentBag<Workspace> _idle = [];

    private IntentClassifier(TrainedIntents trained) => _trained = trained;

    /// <summary>The intents that can be predicted, in alphabetical order, without <see cref="IntentNames.OutOfScope"/>.</summary>
    public IReadOnlyList<string> Intents => _trained.InScope;

    /// <summary>
    /// Learns from examples. Their order does not matter, and the same examples always give the same classifier.
    /// </summary>
    /// <param name="examples">
    /// Utterances with their intents. Those of <see cref="IntentNames.OutOfScope"/> (or "oos") teach what to reject.
    /// </param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <exception cref="ArgumentException">No example has an intent in scope.</exception>
    public static IntentClassifier Train(IReadOnlyList<IntentExample> examples, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(examples);
        return new IntentClassifier(TrainedIntents.From(examples, cancellationToken));
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a model of this version: train it again.</exception>
    public static IntentClassifier Load(ReadOnlyMemory<byte> model) => new(IntentModelFormat.Read(model));

    /// <summary>The model as bytes, for a cache under <see cref="IntentModelFormat.CacheKey"/>.</summary>
    public byte[] Save() => IntentModelFormat.Write(_trained);

    /// <summary>Predicts the intent of one text, which may be anything of any length.</summary>
    public IntentPrediction Predict(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        if (!_idle.TryTake(out var workspace))
            workspace = new Workspace(_trained.Machines.Intents);
        try
        {
            workspace.Features.Clear();
            UtteranceFeatures.Append(text, workspace.Features);
            var vector = _trained.Vocabulary.Vectorize(workspace.Features, workspace.Vector);
            _trained.Machines.Score(vector, workspace.Scores);
            return Judge(workspace.Scores);
        }
        finally
        {
            _idle.Add(workspace);
        }
    }

    private IntentPrediction Judge(Span<float> scores)
    {
        var inScope = _trained.InScope;
        var signals = Signals.From(scores, inScope.Length);
        var confidence = _trained.Calibration.Confidence.Probability(signals);
        var best = inScope[signals.Best];

        var probabilities = scores[..inScope.Length];
        TensorPrimitives.Multiply(probabilities, AlternativesSharpness, probabilities);
        TensorPrimitives.SoftMax(probabilities, probabilities);
        var alternatives = new RankedIntent[Math.Min(MaxAlternatives, inScope.Length)];
        for (var rank = 0; rank < alternatives.Length; rank++)
        {
            var next = TensorPrimitives.IndexOfMax(probabilities);
            alternatives[rank] = new RankedIntent(inScope[next], probabilities[next]);
            probabilities[next] = -1;
        }

        return new IntentPrediction(
            _trained.Calibration.Rejects(signals) ? IntentNames.OutOfScope : best, best, confidence, [.. alternatives]);
    }

    private sealed class Workspace(int intents)
    {
        public List<Feature> Features { get; } = new(512);

        public VectorBuffer Vector { get; } = new();

        public float[] Scores { get; } = new float[intents];
    }
}
