using Assistant.Core.Knowledge;
using Assistant.Core.Prompts;
using Assistant.Core.Tests.Knowledge;

namespace Assistant.Core.Tests.Prompts;

public sealed class PromptFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("prompts-");
    private readonly PromptsOnDisk _prompts;

    public PromptFolderTests() => _prompts = new PromptsOnDisk(_folder.FullName).Good();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_words_an_answer_is_read_and_compiled()
    {
        var (library, faults) = await CompileAsync();

        Assert.Empty(faults);
        Assert.Equal("You help.", library?.System);
        Assert.Equal("Hello.", library?.Wording.Say("greeting"));
        Assert.NotNull(library?.Brain);
        Assert.Equal(["flows/a.yaml", "replies/a.yaml", "system.md"], library!.Files.Files.Keys);
    }

    [Theory]
    [InlineData("replies/b.yaml", "more: More.", true)]
    [InlineData("intents/track_order.txt", "where is it", true)]
    [InlineData("flows/README.md", "How to write flows.", false)]
    [InlineData("simulation/shopper.md", "You shop.", false)]
    [InlineData("replies/.a.yaml.swp", "greeting: half", false)]
    [InlineData("replies/a.yaml~", "greeting: old", false)]
    public async Task Files_that_no_answer_is_worded_by_have_no_part_in_the_hash(string file, string text, bool hasPart)
    {
        var before = (await CompileAsync()).Library!.Hash;

        _prompts.With(file, text);

        Assert.Equal(hasPart, before != (await CompileAsync()).Library!.Hash);
    }

    [Theory]
    [InlineData("replies/b.yaml", "greeting: Hi.", "replies/b.yaml", 1, "also stands in a.yaml")]
    [InlineData("replies/b.yaml", "one: 1\n- two", "replies/b.yaml", 2, "one mapping of key to text")]
    [InlineData("replies/b.yaml", "one: 1\ntwo: [a, b]", "replies/b.yaml", 2, "one mapping of key to text")]
    [InlineData("replies/b.yaml", "just a text", "replies/b.yaml", 1, "one mapping of key to text")]
    [InlineData("replies/b.yaml", "one: \"no end", "replies/b.yaml", 1, "one mapping of key to text")]
    [InlineData("flows/b.yaml", "broken", "flows/b.yaml", 1, "It is broken.")]
    [InlineData("system.md", "", "system.md", 1, "The file is empty.")]
    [InlineData("replies/a.yaml", "", "replies/a.yaml", 1, "The file is empty.")]
    public async Task A_fault_names_its_place_and_refuses_all_of_it(string file, string text, string place, int line, string message)
    {
        _prompts.With(file, text);

        var (library, faults) = await CompileAsync();

        Assert.Null(library);
        var fault = Assert.Single(faults);
        Assert.Equal((place, line, ContentFolder.Prompts, true), (fault.File, fault.Line, fault.Folder, fault.Refused));
        Assert.Contains(message, fault.Message);
    }

    [Fact]
    public async Task A_folder_without_a_system_prompt_says_what_to_set()
    {
        File.Delete(Path.Combine(_folder.FullName, "system.md"));

        var (library, faults) = await CompileAsync();

        Assert.Null(library);
        Assert.Contains("has no system.md", Assert.Single(faults).Message);
    }

    [Fact]
    public async Task A_key_that_stands_twice_in_a_file_is_told_where_the_texts_differ_and_the_last_is_said()
    {
        _prompts.With("replies/a.yaml", "greeting: Hello.\nsame: Same.\nsame: Same.\ngreeting: Hi.");
        var folder = _prompts.Folder;

        var (library, faults) = await CompileAsync(folder);
        var again = await CompileAsync(folder);

        Assert.Equal("Hi.", library?.Wording.Say("greeting"));
        Assert.Equal((4, false), (Assert.Single(faults).Line, faults[0].Refused));
        Assert.Equal(faults, again.Faults);
        Assert.Same(library, again.Library);
    }

    [Fact]
    public async Task A_mark_that_editors_put_before_a_text_is_no_part_of_it()
    {
        _prompts.With("system.md", "\uFEFFYou help.");

        Assert.Equal("You help.", (await CompileAsync()).Library?.System);
    }

    private Task<(PromptLibrary? Library, List<KnowledgeFault> Faults)> CompileAsync() => CompileAsync(_prompts.Folder);

    private static async Task<(PromptLibrary? Library, List<KnowledgeFault> Faults)> CompileAsync(PromptFolder folder)
    {
        var faults = new List<KnowledgeFault>();
        return (await folder.CompileAsync(faults, TestContext.Current.CancellationToken), faults);
    }
}
