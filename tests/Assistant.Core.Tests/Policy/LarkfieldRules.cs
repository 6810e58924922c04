using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.Testing;

namespace Assistant.Core.Tests.Policy;

/// <summary>The rules of the pages that lie in <c>knowledge/</c>, compiled strictly as they are published, once for all tests.</summary>
public sealed class LarkfieldRules : IAsyncLifetime
{
    private static readonly Lazy<Task<Compilation>> Compiled = new(() =>
        new KnowledgeFolder(Path.Combine(Repository.Root, "knowledge"), PageStrictness.Strict, new ManualClock(new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero)))
            .CompileAsync(previous: null, CancellationToken.None));

    public static ShopZone Zone { get; } = new(PolicyCases.Amsterdam);

    public RuleBook Book { get; private set; } = RuleBook.Empty;

    public async ValueTask InitializeAsync()
    {
        var (release, faults) = await Compiled.Value;
        Assert.DoesNotContain(faults, fault => fault.Refused);
        Book = release.Rules;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
