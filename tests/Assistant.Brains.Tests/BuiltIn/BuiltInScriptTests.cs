using Assistant.Brains.BuiltIn;
using Assistant.Core.Knowledge;
using Assistant.Core.Prompts;
using Assistant.Testing.Knowledge;

namespace Assistant.Brains.Tests.BuiltIn;

public sealed class BuiltInScriptTests
{
    [Fact]
    public void The_prompts_that_ship_have_no_fault()
    {
        Assert.Empty(Faults([]));
        Assert.NotNull(Read([], []));
    }

    [Theory]
    [InlineData("system.fault")]
    [InlineData("action.card.cancel_order")]
    [InlineData("sensitive.queued")]
    [InlineData("mail.code.body")]
    [InlineData("talk.thanks")]
    public void A_reply_that_the_program_itself_says_cannot_be_taken_out(string key)
    {
        Assert.Contains(key, ShippedPrompts.Library.Wording.Keys);

        var faults = Faults([], without: key);

        Assert.Contains(faults, fault => fault is { Folder: ContentFolder.Prompts, Refused: true } && fault.Message.StartsWith($"The assistant itself says \"{key}\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_further_wording_may_be_taken_out()
    {
        var further = ShippedPrompts.Library.Wording.Keys.First(key => key.EndsWith(".2", StringComparison.Ordinal));

        Assert.Empty(Faults([], without: further));
    }

    [Theory]
    [InlineData("flows/thanks.yaml", "flow: thanks\nname: x\nintents: [thanks]\nsteps:\n  - answer:\n    lines: [{ say: nowhere }]", 5, "no text \"nowhere\"")]
    [InlineData("flows/thanks.yaml", "flow: [", 2, "This is not YAML")]
    [InlineData("intents/thanks.txt", "# nothing\n", 1, "The file has no utterances")]
    [InlineData("intents/thanks.txt", "thanks\n\nThanks!\nthanks", 4, "already in line 1")]
    public void A_fault_is_told_with_its_file_and_line(string file, string text, int line, string message)
    {
        var faults = Faults([KeyValuePair.Create(file, text)]);

        Assert.Contains(faults, fault => fault.File == file && fault.Line == line && fault.Refused && fault.Message.Contains(message, StringComparison.Ordinal));
        Assert.Null(Read([KeyValuePair.Create(file, text)], []));
    }

    private static List<KnowledgeFault> Faults(IEnumerable<KeyValuePair<string, string>> changed, string? without = null)
    {
        var faults = new List<KnowledgeFault>();
        Read(changed, faults, without);
        return faults;
    }

    private static BuiltInScript? Read(IEnumerable<KeyValuePair<string, string>> changed, List<KnowledgeFault> faults, string? without = null)
    {
        var shipped = ShippedPrompts.Library;
        var written = shipped.Wording.Keys.Where(key => key != without).Select(key => $"{key}: {System.Text.Json.JsonSerializer.Serialize(shipped.Wording.Say(key))}");
        var prompts = new PromptSet(shipped.Files.Files.SetItems(changed));
        return BuiltInScript.Read(prompts, Wording.Read([("all.yaml", string.Join('\n', written))], faults), faults);
    }
}
