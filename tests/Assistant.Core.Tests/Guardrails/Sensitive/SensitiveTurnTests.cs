using System.Reflection;
using Assistant.Core.Guardrails;
using Assistant.Core.Guardrails.Sensitive;
using Assistant.Core.Handoffs;
using Assistant.Testing;
using Assistant.Testing.Turns;
using static Assistant.Core.Conversations.ConversationEvent;
using static Assistant.Testing.ScriptedModel;

namespace Assistant.Core.Tests.Guardrails.Sensitive;

public sealed class SensitiveTurnTests
{
    public static TheoryData<string, string> PlainMessages => new()
    {
        { "self_harm", "I want to kill myself" },
        { "violence", "I will burn down your warehouse" },
        { "medical", "how many ibuprofen can I take?" },
        { "harassment", "your driver harassed me" },
        { "legal_threat", "my lawyer will contact you" },
        { "hardship", "I lost my job and cannot pay the invoice" },
        { "fraud", "a scammer used my card in your shop" },
        { "bereavement", "my husband died last week" },
        { "press", "I'm a journalist and would like a statement" },
    };

    [Theory]
    [MemberData(nameof(PlainMessages))]
    public async Task Hands_over_with_the_right_words_first_and_asks_no_brain(string topic, string text)
    {
        var model = new ScriptedModel();
        await using var assistant = new TestAssistant(model);
        var id = await assistant.OpenAsync();

        var answer = await assistant.SayAsync(id, text);

        Assert.Equal($"{assistant.Wording.Say($"sensitive.{topic}")}\n\n{assistant.Wording.Say("sensitive.queued")}", answer.Text);
        var packet = Assert.Single(await assistant.Memory.ListOpenAsync(TestContext.Current.CancellationToken)).Packet;
        Assert.Equal(HandoffReason.SensitiveTopic, packet.Reason);
        Assert.Equal(topic, packet.Topic);
        Assert.Equal(text, packet.OpenQuestion);
        Assert.Equal(
            $"A visitor writes about {SensitiveTopic.All.Single(known => known.Name == topic).About}.", packet.Summary);
        Assert.Equal([$"sensitive:{topic}"], (await assistant.FinalsAsync(id))[^1].Turn!.Marks);
        Assert.Empty(model.Requests);
    }

    [Fact]
    public async Task Names_the_emergency_line_before_anything_else_to_somebody_in_despair()
    {
        await using var assistant = new TestAssistant(new ScriptedModel());
        var id = await assistant.OpenAsync();

        var answer = await assistant.SayAsync(id, "I don't want to live anymore. Also where is W1001?");

        Assert.Contains("emergency number", answer.Text.Split("\n\n")[0]);
        Assert.DoesNotContain("order", answer.Text);
        Assert.Empty(answer.Cards);
    }

    [Fact]
    public async Task Queues_no_second_time_and_says_that_somebody_is_coming()
    {
        await using var assistant = new TestAssistant(new ScriptedModel());
        var id = await assistant.OpenAsync();
        await assistant.SayAsync(id, "agent please");

        var answer = await assistant.SayAsync(id, "I will sue you");

        Assert.EndsWith(assistant.Wording.Say("sensitive.waiting"), answer.Text);
        Assert.Single((await assistant.EventsAsync(id)).OfType<HandoffQueued>());
    }

    [Fact]
    public async Task Adds_what_a_page_says_where_that_may_protect_somebody()
    {
        await using var assistant = new TestAssistant(new ScriptedModel(
            Calls("search_policy", new { query = "How long can I return items?" }), Says("You can return most items within 30 days of delivery. [S1]")));
        var id = await assistant.OpenAsync();

        var answer = await assistant.SayAsync(id, "the stove exploded and burned my hand");

        Assert.Equal(
            $"{assistant.Wording.Say("sensitive.unsafe_product")}\n\nYou can return most items within 30 days of delivery. [1]\n\n{assistant.Wording.Say("sensitive.queued")}",
            answer.Text);
        Assert.Single(answer.Citations);
        Assert.Equal("unsafe_product", Assert.Single(await assistant.Memory.ListOpenAsync(TestContext.Current.CancellationToken)).Packet.Topic);
    }

    [Fact]
    public async Task Leaves_out_what_no_page_says()
    {
        await using var assistant = new TestAssistant(new ScriptedModel(Says("That sounds like a great stove!")));
        var id = await assistant.OpenAsync();

        var answer = await assistant.SayAsync(id, "the stove exploded and burned my hand");

        Assert.Equal($"{assistant.Wording.Say("sensitive.unsafe_product")}\n\n{assistant.Wording.Say("sensitive.queued")}", answer.Text);
    }

    [Fact]
    public async Task Is_handed_over_for_its_topic_even_when_the_brain_breaks()
    {
        await using var assistant = new TestAssistant(new ScriptedModel(Fails(new InvalidOperationException("broken"))));
        var id = await assistant.OpenAsync();

        var answer = await assistant.SayAsync(id, "my daughter was injured by the folding chair when it collapsed");

        Assert.StartsWith(assistant.Wording.Say("sensitive.unsafe_product"), answer.Text);
        Assert.Equal(HandoffReason.SensitiveTopic, Assert.Single(await assistant.Memory.ListOpenAsync(TestContext.Current.CancellationToken)).Packet.Reason);
    }

    [Fact]
    public void Is_reached_by_no_configuration()
    {
        Assert.Empty(Assert.Single(typeof(SensitiveTopics).GetConstructors()).GetParameters());
        Assert.Equal([typeof(IReadOnlySet<string>)], typeof(StandardGuardrails).GetMethods(BindingFlags.Public | BindingFlags.Static).Single().GetParameters().Select(parameter => parameter.ParameterType));

        // And it is among them, before any guardrail that could end the turn in another way on the same words.
        Assert.IsType<SensitiveTopics>(StandardGuardrails.Create(new HashSet<string>()).Question[0]);
    }
}
