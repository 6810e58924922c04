using Assistant.Core.Conversations;
using Assistant.Evals.Cases;
using Assistant.Evals.Stages;
using Assistant.Hosting;
using Assistant.Testing;

namespace Assistant.Evals.Tests.Stages;

public sealed class StageSetTests : IDisposable
{
    private const string Snapshot = """
        { "version": 1, "currency": "USD",
          "customers": [{ "id": "pat", "firstName": "Pat", "lastName": "Moor", "email": "pat@example.com" }],
          "products": [{ "id": "zither", "title": "Concert zither", "variants": [
            { "id": "z1", "sku": "z1", "price": 29900, "stock": { "available": true, "asOf": "2026-11-17T10:00:00Z" } }] }],
          "orders": [] }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("assistant-stages-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Shops_with_other_catalogs_stand_side_by_side_each_made_once()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "music.json"), Snapshot);
        var (music, larkfield) = (Case("music.json"), Case(new CaseShop().Seed));

        Assert.Contains("299.00", await AskAsync(music, "how much is the concert zither?"), StringComparison.Ordinal);
        var made = ShopFilesOf();
        Assert.Contains("299.00", (await AskAsync(music, larkfield, "how much is the concert zither?")).First, StringComparison.Ordinal);

        Assert.Single(made);
        Assert.Equal(2, ShopFilesOf().Count);
        Assert.Equal(made.Single().Value, ShopFilesOf()[made.Single().Key]);
    }

    [Fact]
    public async Task Pages_with_faults_are_judged_as_they_lie_there_and_not_as_they_were_before()
    {
        var knowledge = Directory.CreateDirectory(Path.Combine(_folder.FullName, "knowledge")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "knowledge")))
            File.Copy(file, Path.Combine(knowledge, Path.GetFileName(file)));
        var (returns, larkfield) = (Path.Combine(knowledge, "returns.md"), Case(new CaseShop().Seed));
        const string Question = "how many days do I have to return something?";

        Assert.Contains("14 days to hand in", await AskAsync(larkfield, Question, knowledge), StringComparison.Ordinal);
        File.WriteAllText(returns, File.ReadAllText(returns).Replace("{{ return_hand_in_days }} days to hand in", "99 days to hand in", StringComparison.Ordinal));

        Assert.Contains("99 days to hand in", await AskAsync(larkfield, Question, knowledge), StringComparison.Ordinal);
    }

    private Dictionary<string, DateTime> ShopFilesOf() =>
        Directory.EnumerateFiles(Path.Combine(_folder.FullName, "cache"), "shop-*.db", SearchOption.AllDirectories).ToDictionary(path => path, File.GetLastWriteTimeUtc);

    private CaseFile Case(string seed) => new(
        "suite",
        Path.Combine(_folder.FullName, "a.json"),
        new EvalCase { Id = "a", Purpose = "Hears the price of the zither.", Shop = new CaseShop { Seed = seed } });

    private async Task<string> AskAsync(CaseFile file, string question, string knowledge = "knowledge")
    {
        await using var stages = Stages(knowledge);
        return await AskAsync(stages, file, question);
    }

    private async Task<(string First, string Second)> AskAsync(CaseFile first, CaseFile second, string question)
    {
        await using var stages = Stages();
        var answers = await Task.WhenAll(AskAsync(stages, first, question), AskAsync(stages, second, question));
        Assert.DoesNotContain("299.00", answers[1], StringComparison.Ordinal);
        return (answers[0], answers[1]);
    }

    private static async Task<string> AskAsync(StageSet stages, CaseFile file, string question)
    {
        var stage = await stages.OpenAsync(StageKey.Of(file), TestContext.Current.CancellationToken);
        await using var seat = await stage.OpenSeatAsync(file, TestContext.Current.CancellationToken);
        await seat.EnterAsync(new CaseShopper(), TestContext.Current.CancellationToken);
        OutgoingMessage answer = (await seat.SayAsync(question, TestContext.Current.CancellationToken)).Message;
        return $"{answer.Text} {string.Join(' ', answer.Cards.OfType<Card.ProductCard>().Select(card => card.Price))}";
    }

    private StageSet Stages(string knowledge = "knowledge") => new(new StageOptions
    {
        Settings = HostConfiguration.Read([$"--Knowledge:Path={knowledge}"], Repository.Root, "Production").Settings,
        Roots = new Roots(Repository.Root),
        CacheFolder = Path.Combine(_folder.FullName, "cache"),
    });
}
