using Assistant.Brains.Understanding.Intents;
using Assistant.Testing;
using BenchmarkDotNet.Attributes;

namespace Assistant.Benchmarks.Micro;

/// <summary>What a message costs before anything is looked up.</summary>
public class UnderstandingBenchmarks
{
    private IntentClassifier _classifier = null!;

    // In this process a setup that returns a task is started and not waited for.
    [GlobalSetup]
    public void Learn()
    {
        var examples = IntentExamples.LoadAsync(Path.Combine(Repository.Root, "prompts", "intents"), CancellationToken.None).GetAwaiter().GetResult();
        _classifier = IntentClassifier.Train(examples.Examples, CancellationToken.None);
    }

    [Benchmark]
    public IntentPrediction PredictIntent() => _classifier.Predict("the boots I got last week are too small, can I send them back?");
}
