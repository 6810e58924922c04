using System.Diagnostics;
using Assistant.Core.Knowledge;
using Assistant.Testing;
using Assistant.Testing.Web;

namespace Assistant.Web.Tests.Pages;

/// <summary>Prompts go live with the pages, in a running host: a saved reply is said, a broken flow changes nothing, rolling back brings both back.</summary>
public sealed class LivePromptsTests(ITestOutputHelper output) : IAsyncLifetime
{
    // Met only by a test that is about to fail.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _content = Directory.CreateTempSubdirectory("content-");
    private RunningHost? _host;

    private RunningHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    private LiveKnowledge Knowledge => Host.Host.Runtime.Knowledge;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        foreach (var file in new[] { "knowledge", "prompts" }.SelectMany(part => Directory.EnumerateFiles(Path.Combine(Repository.Root, part), "*", SearchOption.AllDirectories)))
        {
            var copy = Of(Path.GetRelativePath(Repository.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        _host = await RunningHost.StartAsync(settings: [$"--Knowledge:Path={Of("knowledge")}", $"--Prompts:Path={Of("prompts")}"]);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _content.Delete(recursive: true);
    }

    [Fact]
    public async Task A_saved_reply_is_said_and_rolling_back_brings_wording_and_page_back_together()
    {
        var first = Knowledge.Current.Id;
        Assert.IsType<ReloadOutcome.Published>(await SaveAsync("knowledge/returns.md", "return_window_days: 30", "return_window_days: 90"));
        Assert.IsType<ReloadOutcome.Published>(await SaveAsync("prompts/replies/dialogue.yaml", "You're welcome", "Glad to be of help"));
        using var shopper = await Host.ShopperAsync();

        var thanked = await shopper.SayAsync("thanks");
        var window = await shopper.SayAsync("How many days do I have to return something?");

        Assert.Contains("Glad to be of help", thanked.Text);
        Assert.Contains("90 days", window.Text);
        Assert.Equal(Knowledge.Current.Id.Value, ReleaseOf(thanked));

        await Knowledge.RollBackAsync(first, Cancellation);
        using var other = await Host.ShopperAsync();
        thanked = await other.SayAsync("thanks");
        window = await other.SayAsync("How many days do I have to return something?");

        Assert.Contains("You're welcome", thanked.Text);
        Assert.Contains("30 days", window.Text);
        Assert.Equal(first.Value, ReleaseOf(thanked));
    }

    [Fact]
    public async Task A_flow_that_names_a_reply_that_nobody_wrote_changes_nothing_and_is_told()
    {
        var before = Knowledge.Current;
        Assert.IsType<ReloadOutcome.Withheld>(await SaveAsync("prompts/flows/thanks.yaml", "say: ", "say: nobody_wrote_"));
        Assert.IsType<ReloadOutcome.Withheld>(await SaveAsync("prompts/replies/dialogue.yaml", "You're welcome", "Glad to be of help"));
        using var shopper = await Host.ShopperAsync();

        Assert.Contains("You're welcome", (await shopper.SayAsync("thanks")).Text);
        Assert.Same(before, Knowledge.Current);
        var fault = Assert.Single(Knowledge.Faults, fault => fault.Refused);
        Assert.Equal((ContentFolder.Prompts, "flows/thanks.yaml"), (fault.Folder, fault.File));
        Assert.Contains("nobody_wrote_", fault.Message);

        Assert.IsType<ReloadOutcome.Published>(await SaveAsync("prompts/flows/thanks.yaml", "nobody_wrote_", ""));
        Assert.IsType<ReloadOutcome.Published>(await SaveAsync("prompts/intents/thanks.txt", text => $"{text}\ncheers to the whole crew\n"));
        using var other = await Host.ShopperAsync();
        Assert.Contains("Glad to be of help", (await other.SayAsync("thanks")).Text);
    }

    [Fact]
    public async Task A_conversation_that_stands_in_a_flow_goes_on_when_the_flow_is_gone()
    {
        using var shopper = await Host.ShopperAsync("ada");
        await shopper.SayAsync("what about my warranty?");
        // Each change is awaited: a folder that is read while two of them happen may show the later one alone.
        Assert.IsType<ReloadOutcome.Published>(await DeleteAsync("prompts/flows/warranty.yaml"));
        await SaveAsync("prompts/replies/dialogue.yaml", "You're welcome", "Glad to be of help");

        var answer = await shopper.SayAsync("and for the boots?");
        var thanked = await shopper.SayAsync("thanks");

        Assert.NotEmpty(answer.Text);
        Assert.NotEqual("person", answer.Attendant);
        Assert.Contains("Glad to be of help", thanked.Text);
        Assert.False(Knowledge.Current.Prompts.Files.Files.ContainsKey("flows/warranty.yaml"));
    }

    private string Of(string path) => Path.Combine(_content.FullName, path);

    private static string? ReleaseOf(Answer answer) => answer.Activity.GetProperty("channelData").GetProperty("turn").GetProperty("release").GetString();

    /// <summary>Saves a file with one text in the place of another, and waits for what comes of it.</summary>
    private Task<ReloadOutcome> SaveAsync(string file, string before, string after) => SaveAsync(file, text =>
    {
        Assert.Contains(before, text);
        return text.Replace(before, after, StringComparison.Ordinal);
    });

    private async Task<ReloadOutcome> SaveAsync(string file, Func<string, string> change)
    {
        var text = change(await File.ReadAllTextAsync(Of(file), Cancellation));

        // In one step: half a file is read as a fault where the writing takes its time.
        await File.WriteAllTextAsync(Of($"{file}.new"), text, Cancellation);
        return await ChangeAsync($"{file} was saved", () => File.Move(Of($"{file}.new"), Of(file), overwrite: true));
    }

    private Task<ReloadOutcome> DeleteAsync(string file) => ChangeAsync($"{file} was deleted", () => File.Delete(Of(file)));

    private async Task<ReloadOutcome> ChangeAsync(string what, Action change)
    {
        var reloaded = new TaskCompletionSource<ReloadOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Hear(object? sender, ReloadOutcome outcome)
        {
            if (outcome is not ReloadOutcome.Unchanged)
            {
                reloaded.TrySetResult(outcome);
            }
        }

        Knowledge.Reloaded += Hear;
        try
        {
            var started = Stopwatch.GetTimestamp();
            change();
            var outcome = await reloaded.Task.WaitAsync(Patience, Cancellation);
            output.WriteLine($"{outcome.GetType().Name} {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms after {what}.");
            return outcome;
        }
        finally
        {
            Knowledge.Reloaded -= Hear;
        }
    }
}
