using Assistant.Core.Knowledge;
using Assistant.Testing;

namespace Assistant.Core.Tests.Actions.Hostile;

/// <summary>The pages of <c>knowledge/</c> as they are published, compiled once for all tests.</summary>
public sealed class LarkfieldRelease : IAsyncLifetime
{
    private static readonly Lazy<Task<Compilation>> Compiled = new(() =>
        new KnowledgeFolder(Path.Combine(Repository.Root, "knowledge"), PageStrictness.Strict, new ManualClock()).CompileAsync(previous: null, CancellationToken.None));

    public Release Release { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var (release, faults) = await Compiled.Value;
        Assert.DoesNotContain(faults, fault => fault.Refused);
        Release = release;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
