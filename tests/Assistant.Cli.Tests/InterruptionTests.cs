using Assistant.Commands;

namespace Assistant.Cli.Tests;

public sealed class InterruptionTests
{
    [Fact]
    public async Task A_reader_who_has_enough_ends_the_command_quietly()
    {
        var read = 0;

        var run = await CommandRun.CaptureAsync(
            new Typing([.. Enumerable.Repeat(() => $$"""{"id":{{++read}},"text":"hello"}""", 1_000)]),
            (io, cancellationToken) => AssistantCommand.RunAsync(
                ["understand"], io with { Out = new Closed() }, new NoData(), cancellationToken));

        Assert.Equal((0, ""), (run.Exit, run.Err));
        Assert.Equal(1, read);
    }

    [Fact]
    public async Task A_command_that_is_stopped_says_nothing()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        var run = await CommandRun.CaptureAsync(TextReader.Null, (io, _) =>
            AssistantCommand.RunAsync(["knowledge", "lint"], io, new NoData(), stopped.Token));

        Assert.Equal((130, "", ""), (run.Exit, run.Out, run.Err));
    }

    /// <summary>A pipe whose reader has gone.</summary>
    private sealed class Closed : StringWriter
    {
        private const int BrokenPipe = 32;

        public override Task FlushAsync(CancellationToken cancellationToken) => throw new IOException("Broken pipe", BrokenPipe);
    }
}
