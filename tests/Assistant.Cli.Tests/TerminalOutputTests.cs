using Assistant.Commands;
using Assistant.Commands.Output;

namespace Assistant.Cli.Tests;

public sealed class TerminalOutputTests
{
    [Fact]
    public async Task A_terminal_gets_a_table_in_its_width_and_without_colours_unless_it_has_them()
    {
        var run = await CommandRun.CaptureAsync(TextReader.Null, (io, cancellationToken) =>
            AssistantCommand.RunAsync(["tools"], io with { IsTerminal = true, Width = 72 }, new NoData(), cancellationToken));

        Assert.Contains("│ tool", run.Out);
        Assert.DoesNotContain('\e', run.Out);
        Assert.All(run.Lines, line => Assert.InRange(line.TrimEnd('\r').Length, 1, 72));
    }

    [Theory]
    [InlineData("Tent\e]0;pwned\a", "Tent]0;pwned")]
    [InlineData("a\u202Eb\u2066c\u009Bd", "abcd")]
    [InlineData("two\nlines and a\ttab", "two\nlines and a\ttab")]
    public void Text_of_strangers_cannot_steer_the_terminal(string text, string shown) =>
        Assert.Equal(shown, TerminalText.Clean(text));
}
