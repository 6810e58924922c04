using Assistant.Brains.Tests.Understanding;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Intents;

[assembly: AssemblyFixture(typeof(OurExamples))]

namespace Assistant.Brains.Tests.Understanding;

/// <summary>The shipped examples and a classifier trained on them once for all tests.</summary>
public sealed class OurExamples : IAsyncLifetime
{
    public IntentExampleSet Set { get; private set; } = null!;

    public IntentClassifier Classifier { get; private set; } = null!;

    public Understander Understander { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Set = await IntentExamples.LoadAsync(Folder(), TestContext.Current.CancellationToken);
        Classifier = IntentClassifier.Train(Set.Examples, TestContext.Current.CancellationToken);
        Understander = new Understander(Classifier);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Assistant.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Run the tests from a build inside the repository.");
        return Path.Combine(folder.FullName, "prompts", "intents");
    }
}
