using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Turns;
using Assistant.Testing;
using Assistant.Testing.Shop;
using Assistant.Testing.Turns;
using static Assistant.Core.Conversations.ConversationEvent;
using static Assistant.Testing.ScriptedModel;

namespace Assistant.Core.Tests.Turns;

public sealed class TurnTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ends_with_exactly_one_stored_message_that_says_what_it_answers()
    {
        await using var assistant = new TestAssistant(new ScriptedModel(Says("Good afternoon.")));
        var id = await assistant.OpenAsync();
        var asked = await assistant.PostAsync(id, "hello");

        var events = await assistant.RunTurnAsync(id);

        var final = Assert.Single(await assistant.FinalsAsync(id));
        Assert.Equal([asked], final.Turn!.Answers);
        Assert.Equal("Good afternoon.", final.Message.Text);
        Assert.Equal(("scripted", "replied"), (final.Turn.Brain, final.Turn.Outcome));
        Assert.IsType<TurnEvent.Opened>(events[0]);
        Assert.IsType<TurnEvent.Ended>(Assert.Single(events, e => e is TurnEvent.Ended));
    }

    [Fact]
    public async Task Answers_together_what_was_stored_together()
    {
        var model = new ScriptedModel(Says("Both, of course."));
        await using var assistant = new TestAssistant(model);
        var id = await assistant.OpenAsync();
        int[] asked = [await assistant.PostAsync(id, "do you sell mugs"), await assistant.PostAsync(id, "and tents?")];

        await assistant.RunTurnAsync(id);

        Assert.Equal(asked, Assert.Single(await assistant.FinalsAsync(id)).Turn!.Answers);
        Assert.Equal(["do you sell mugs", "and tents?"], model.Requests[0].Messages.TakeLast(2).Select(message => message.Text));
    }

    [Fact]
    public async Task Does_nothing_where_nothing_is_unanswered()
    {
        await using var assistant = new TestAssistant(new ScriptedModel());
        var id = await assistant.OpenAsync();

        Assert.Empty(await assistant.RunTurnAsync(id));
        Assert.Empty(await assistant.RunTurnAsync(ConversationId.New()));
        Assert.Empty(await assistant.FinalsAsync(id));
    }

    [Fact]
    public async Task Is_silent_once_a_person_has_taken_over_while_the_brain_was_thinking()
    {
        var opened = new TaskCompletionSource();
        await using var assistant = new TestAssistant(new ScriptedModel(After(opened.Task, Says("I can help with that."))));
        var id = await assistant.OpenAsync();
        await assistant.PostAsync(id, "hello");

        var turn = assistant.RunTurnAsync(id);
        await assistant.Log.UpdateAsync(id, now => new Change<bool>(
            true, [new PersonSpoke(now!.LastSequence + 1, new HandoffId("H-1"), "Sam", "Hi, Sam here.") { At = assistant.Clock.GetUtcNow() }]), Token);
        opened.SetResult();
        await turn;

        Assert.Empty(await assistant.FinalsAsync(id));
        Assert.Equal("Hi, Sam here.", (await assistant.StateAsync(id)).Transcript[^1].Text);
    }

    [Fact]
    public async Task Leaves_what_a_shopper_says_to_a_person_to_the_person()
    {
        await using var assistant = new TestAssistant(new ScriptedModel());
        var id = await assistant.OpenAsync();
        await assistant.Log.UpdateAsync(id, now => new Change<bool>(
            true, [new PersonSpoke(now!.LastSequence + 1, new HandoffId("H-1"), "Sam", "Hi.") { At = assistant.Clock.GetUtcNow() }]), Token);

        await assistant.PostAsync(id, "thanks Sam");

        Assert.Empty(await assistant.RunTurnAsync(id));
        Assert.Equal("thanks Sam", (await assistant.StateAsync(id)).Transcript[^1].Text);
    }

    [Fact]
    public async Task Says_nothing_more_once_the_shopper_has_ended_the_conversation()
    {
        var opened = new TaskCompletionSource();
        await using var assistant = new TestAssistant(new ScriptedModel(After(opened.Task, Says("Still here?"))));
        var id = await assistant.OpenAsync();
        await assistant.PostAsync(id, "hello");

        var turn = assistant.RunTurnAsync(id);
        await assistant.Log.UpdateAsync(id, _ => new Change<bool>(true, [new Ended { At = assistant.Clock.GetUtcNow() }]), Token);
        opened.SetResult();
        await turn;

        Assert.Empty(await assistant.FinalsAsync(id));
    }

    [Fact]
    public async Task Says_what_secrets_it_took_out_and_keeps_none_of_them()
    {
        var model = new ScriptedModel(Says("I cannot take payments here."));
        await using var assistant = new TestAssistant(model);
        var id = await assistant.OpenAsync();

        var answer = await assistant.SayAsync(id, "charge my card 4242 4242 4242 4242 please");

        Assert.StartsWith("I've taken the card number out of your message", answer.Text);
        Assert.EndsWith("I cannot take payments here.", answer.Text);
        Assert.DoesNotContain(model.Requests[0].Messages, message => message.Text.Contains("4242", StringComparison.Ordinal));
        Assert.DoesNotContain((await assistant.EventsAsync(id)).Select(EventJson.Write), json => json.AsSpan().IndexOf("4242"u8) >= 0);
    }

    [Fact]
    public async Task Answers_a_click_on_a_card_that_is_not_open_and_changes_nothing()
    {
        var model = new ScriptedModel();
        await using var assistant = new TestAssistant(model);
        var id = await assistant.OpenAsync(Some.Ada);
        await assistant.PostAsync(id, "", click: new ActionClick("confirm", "no-such-action"));

        await assistant.RunTurnAsync(id);

        var final = Assert.Single(await assistant.FinalsAsync(id));
        Assert.Equal(assistant.Wording.Say("system.unsupported_click"), final.Message.Text);
        Assert.Equal("declined", final.Turn!.Outcome);
        Assert.Empty(model.Requests);
        Assert.Equal(0, assistant.Shop.Calls);
    }

    [Fact]
    public async Task Answers_a_click_and_the_words_beside_it_in_turns_of_their_own()
    {
        var model = new ScriptedModel(Says("Hello."), Says("Hello again."));
        await using var assistant = new TestAssistant(model);
        var id = await assistant.OpenAsync();
        await assistant.PostAsync(id, "", click: new ActionClick("confirm", "no-such-action"));
        await assistant.PostAsync(id, "hello");

        await assistant.RunTurnAsync(id);
        await assistant.RunTurnAsync(id);
        await assistant.SayAsync(id, "hello again");

        Assert.All(await assistant.FinalsAsync(id), final => Assert.Single(final.Turn!.Answers));
        Assert.Equal(2, model.Requests.Count);
        Assert.All(model.Requests.SelectMany(request => request.Messages), message => Assert.NotEqual("", message.Text));
    }

    [Fact]
    public async Task Cites_the_passages_of_this_turn_and_takes_out_every_other_mark()
    {
        var model = new ScriptedModel(
            Calls("search_policy", new { query = "How long can I return items?" }),
            Says("You can return most items within 30 days of delivery. [S1] Parking is free. [S9]"),
            Says("As I said, 30 days. [S1]"));
        await using var assistant = new TestAssistant(model);
        var id = await assistant.OpenAsync();

        var first = await assistant.SayAsync(id, "How long can I return items?");
        var second = await assistant.SayAsync(id, "really?");

        Assert.Equal("You can return most items within 30 days of delivery. [1] Parking is free.", first.Text);
        Assert.Equal(["returns#how-long@v1"], (await assistant.FinalsAsync(id))[0].Turn!.Sources);
        Assert.Equal("As I said, 30 days.", second.Text);
        Assert.Empty(second.Citations);
    }

    [Fact]
    public async Task Hands_over_instead_of_saying_nothing_where_only_a_false_mark_was_left()
    {
        await using var assistant = new TestAssistant(new ScriptedModel(Says("[S4]")));
        var id = await assistant.OpenAsync();

        var answer = await assistant.SayAsync(id, "what now");

        Assert.Equal(assistant.Wording.Say("system.limit_reached"), answer.Text);
    }
}
