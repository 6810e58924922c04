using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.Testing;

namespace Assistant.Core.Tests.Policy;

/// <summary>The rules of the pages that lie in <c>knowledge/</c>, compiled strictly as they are published.</summary>
public sealed class LarkfieldRules : IAsyncLifetime
{
    public static ShopZone Zone { get; } = new(PolicyCases.Amsterdam);

    public RuleBook Book { get; private set; } = RuleBook.Empty;

    public async ValueTask InitializeAsync()
    {
        var folder = new KnowledgeFolder(Path.Combine(Repository.Root, "knowledge"), PageStrictness.Strict, new ManualClock(new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero)));
        var (release, faults) = await folder.CompileAsync(previous: null, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(faults, fault => fault.Refused);
        Book = release.Rules;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
