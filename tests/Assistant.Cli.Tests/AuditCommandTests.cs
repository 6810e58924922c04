using Assistant.Core.Conversations;
using Assistant.Hosting;
using Assistant.Testing;
using Assistant.Testing.Conversations;
using Microsoft.Extensions.Logging.Abstractions;
using static Assistant.Testing.Conversations.SampleEvents;

namespace Assistant.Cli.Tests;

/// <summary>The audit of a data folder that no host holds, checked by the command's own process.</summary>
public sealed class AuditCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Data => _folder.Of("data");

    private string Checkpoints => _folder.Of("checkpoints.log");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_changed_checkpoint_and_a_chain_cut_short_are_named()
    {
        await WriteAsync();
        var line = Assert.Single(await File.ReadAllLinesAsync(Checkpoints, Cancellation));

        var good = await VerifyAsync();
        File.Delete(Path.Combine(Data, "conversations.db"));
        var cut = await VerifyAsync("--json");
        await File.WriteAllTextAsync(Checkpoints, "7" + line + "\n", Cancellation);
        var changed = await VerifyAsync();

        Assert.Equal((0, "The audit is whole: 1 records, 1 checkpoints.\n"), (good.Exit, good.Out));
        Assert.Equal(
            (1, false, 1, "truncated"),
            (cut.Exit, cut.Json.GetProperty("good").GetBoolean(), cut.Json.GetProperty("firstBroken").GetInt32(), cut.Json.GetProperty("fault").GetString()));
        Assert.Equal(1, changed.Exit);
        Assert.StartsWith("The audit is broken: line 1 of the checkpoints was changed", changed.Out);
    }

    [Fact]
    public async Task A_place_for_checkpoints_that_is_not_there_is_refused_at_the_start()
    {
        var run = await CommandRun.ProgramAsync("audit", "verify", "--data", Data, "--Audit:CheckpointPath", _folder.Of("nowhere/checkpoints.log"));

        Assert.Equal(2, run.Exit);
        Assert.Contains("Audit:CheckpointPath", run.Err);
        Assert.False(Directory.Exists(_folder.Of("nowhere")));
    }

    private Task<CommandRun> VerifyAsync(params string[] more) =>
        CommandRun.ProgramAsync(["audit", "verify", "--data", Data, $"--Audit:CheckpointPath={Checkpoints}", .. more]);

    private async Task WriteAsync()
    {
        var configuration = HostConfiguration.Read(["--data", Data, "--Audit:CheckpointPath", Checkpoints], Repository.Root, "Development");
        await using var product = await AssistantRuntime.OpenAsync(
            new RuntimeOptions { Settings = configuration.Settings, Roots = configuration.Roots, IsDemo = true, Loggers = NullLoggerFactory.Instance },
            Cancellation);
        await product.Conversations.UpdateAsync(
            ConversationId.New(), _ => new Change<bool>(true, [Started(), .. SampleReturn.New().Shown(1)]), Cancellation);
    }
}
