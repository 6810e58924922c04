using System.Text;
using Assistant.Brains.Understanding.Intents;

namespace Assistant.Brains.Tests.Understanding.Intents;

public sealed class IntentExamplesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("intents");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Reads_one_utterance_a_line_and_skips_comments()
    {
        Write("track_order", "# where is it\n\n  where is my order  \r\ntrack it\n");

        var set = await LoadAsync();

        Assert.Equal([new("where is my order", "track_order"), new("track it", "track_order")], set.Examples);
        Assert.Empty(set.Faults);
    }

    [Fact]
    public async Task Reports_an_utterance_that_stands_for_two_intents_and_keeps_the_first()
    {
        Write("a", "Cancel it");
        Write("b", "# x\ncancel   IT\nother");

        var set = await LoadAsync();

        Assert.Equal([new("Cancel it", "a"), new("other", "b")], set.Examples);
        Assert.Equal("b.txt(2): The same utterance stands for a in a.txt, line 1: keep it under one intent.", Assert.Single(set.Faults).ToString());
    }

    [Fact]
    public async Task Reports_a_repeated_line()
    {
        Write("a", "yes\nno\nYES");

        var fault = Assert.Single((await LoadAsync()).Faults);

        Assert.Equal(("a.txt", 3), (fault.File, fault.Line));
        Assert.Contains("line 1", fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_bytes_that_are_not_utf8()
    {
        await File.WriteAllBytesAsync(
            Path.Combine(_folder.FullName, "a.txt"), [.. "fine\n"u8, 0xE9, .. "t\xe9\n"u8], TestContext.Current.CancellationToken);

        var set = await LoadAsync();

        Assert.Equal("fine", Assert.Single(set.Examples).Text);
        Assert.Contains("UTF-8", Assert.Single(set.Faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_lines_that_are_no_utterance()
    {
        Write("a", $"ok\n???\n{new string('x', 301)}");

        var faults = (await LoadAsync()).Faults;

        Assert.Equal([2, 3], faults.Select(fault => fault.Line));
    }

    [Theory]
    [InlineData("Track Order")]
    [InlineData("1st")]
    public async Task Reports_a_file_name_that_is_no_intent(string name)
    {
        Write(name, "where is it");

        var set = await LoadAsync();

        Assert.Empty(set.Examples);
        Assert.Equal(0, Assert.Single(set.Faults).Line);
    }

    [Fact]
    public async Task Reports_a_file_without_utterances()
    {
        Write("a", "# nothing yet");

        Assert.Contains("no utterances", Assert.Single((await LoadAsync()).Faults).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_which_folder_is_missing()
    {
        var missing = Path.Combine(_folder.FullName, "none");

        var problem = await Assert.ThrowsAsync<DirectoryNotFoundException>(
            () => IntentExamples.LoadAsync(missing, TestContext.Current.CancellationToken));

        Assert.Contains(missing, problem.Message, StringComparison.Ordinal);
    }

    private Task<IntentExampleSet> LoadAsync() => IntentExamples.LoadAsync(_folder.FullName, TestContext.Current.CancellationToken);

    private void Write(string intent, string text) =>
        File.WriteAllText(Path.Combine(_folder.FullName, $"{intent}.txt"), text, Encoding.UTF8);
}
