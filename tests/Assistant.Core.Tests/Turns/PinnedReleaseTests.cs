using Assistant.Core.Knowledge;
using Assistant.Core.Prompts;
using Assistant.Core.Turns;
using Assistant.Testing;
using Assistant.Testing.Knowledge;
using Assistant.Testing.Shop;
using Assistant.Testing.Turns;
using Microsoft.Extensions.AI;
using static Assistant.Testing.ScriptedModel;

namespace Assistant.Core.Tests.Turns;

/// <summary>A turn speaks by the release that was live when it began, whatever goes live meanwhile.</summary>
public sealed class PinnedReleaseTests
{
    private static readonly Release Later = Worded("later");

    [Fact]
    public async Task A_brain_that_breaks_while_another_release_goes_live_is_told_of_in_the_words_of_the_first()
    {
        await using var assistant = Live(assistant => throw new InvalidOperationException());
        var id = await assistant.OpenAsync();

        var first = await assistant.SayAsync(id, "hello");
        var second = await assistant.SayAsync(id, "hello again");

        Assert.Equal("first system.fault", first.Text);
        Assert.Equal("later system.fault", second.Text);
    }

    [Fact]
    public async Task What_is_said_around_an_answer_and_the_record_are_of_the_release_that_the_turn_began_with()
    {
        await using var assistant = Live(_ => new ChatMessage(ChatRole.Assistant, "I cannot take payments here."));
        var id = await assistant.OpenAsync();

        var answer = await assistant.SayAsync(id, "charge my card 4242 4242 4242 4242 please");

        Assert.StartsWith("first system.redacted", answer.Text);
        var record = Assert.Single(await assistant.FinalsAsync(id)).Turn!;
        Assert.Equal(("first", Worded("first").Prompts.Hash), (record.Release.Value, record.Prompts));
        Assert.Equal("later", assistant.Pages.Current.Id.Value);
    }

    [Fact]
    public async Task A_card_that_is_planned_while_another_release_goes_live_is_drawn_in_the_words_of_the_first()
    {
        await using var assistant = Live(_ => new ChatMessage(
            ChatRole.Assistant,
            [new FunctionCallContent("1", "update_profile", new Dictionary<string, object?> { ["phone"] = "+31 6 1234 5678" })]));
        var id = await assistant.OpenAsync(Some.Ada);

        var card = await assistant.SayAsync(id, "my new number is +31 6 1234 5678");

        Assert.Contains("first action.card.update_profile", card.Text);
        Assert.DoesNotContain("later", card.Text);
    }

    [Fact]
    public async Task A_brain_is_given_the_prompts_of_the_release_on_its_system_message()
    {
        var model = new ScriptedModel(Says("Hi."));
        await using var assistant = new TestAssistant(model);
        assistant.Pages.Current = Worded("first");

        await assistant.SayAsync(await assistant.OpenAsync(), "hello");

        var system = model.Requests[0].Messages[0];
        Assert.Equal("first system prompt", system.Text);
        Assert.Same(assistant.Pages.Current.Prompts, BrainNotes.Prompts(system));
    }

    /// <param name="reply">What the brain answers, after the later release has gone live.</param>
    private static TestAssistant Live(Func<TestAssistant, ChatMessage> reply)
    {
        TestAssistant? assistant = null;
        assistant = new TestAssistant(new ScriptedModel(Does(_ =>
        {
            assistant!.Pages.Current = Later;
            return reply(assistant);
        })));
        assistant.Pages.Current = Worded("first");
        return assistant;
    }

    /// <summary>The pages that every test has, with a text for each reply that says its release and its key.</summary>
    private static Release Worded(string name)
    {
        var yaml = string.Join('\n', ShippedPrompts.Library.Wording.Keys.Order(StringComparer.Ordinal).Select(key => $"{key}: {name} {key}"));
        var files = new PromptSet([KeyValuePair.Create("system.md", $"{name} system prompt"), KeyValuePair.Create("replies/all.yaml", yaml)]);
        var faults = new List<KnowledgeFault>();
        var wording = Wording.Read(files.In("replies"), faults);
        Assert.Empty(faults);
        return new InMemoryPages().Current with
        {
            Id = new ReleaseId(name),
            Prompts = new PromptLibrary(files, $"{name} system prompt", wording),
        };
    }
}
