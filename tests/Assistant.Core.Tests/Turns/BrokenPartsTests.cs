using Assistant.Core.Handoffs;
using Assistant.Testing;
using Assistant.Testing.Shop;
using Assistant.Testing.Turns;
using Microsoft.Extensions.AI;
using static Assistant.Testing.ScriptedModel;

namespace Assistant.Core.Tests.Turns;

/// <summary>A broken part of the world is told honestly, and a person takes over; nothing is lost or doubled.</summary>
public sealed class BrokenPartsTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // Met only by a test that is about to fail.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    [Trait("goal", "R-02")]
    public async Task Says_that_the_shop_cannot_be_seen_while_it_is_down()
    {
        await using var assistant = new TestAssistant(new ScriptedModel(Calls("find_order", new { order = "W1001" })));
        assistant.Shop.IsDown = true;
        var id = await assistant.OpenAsync(Some.Ada);

        var answer = await assistant.SayAsync(id, "where is W1001?");

        Assert.Equal(assistant.Wording.Say("system.shop_unavailable"), answer.Text);
        Assert.Equal(HandoffReason.TechnicalFault, (await OnlyPacketAsync(assistant)).Reason);
    }

    [Fact]
    [Trait("goal", "R-02")]
    public async Task Says_so_too_where_the_shop_goes_down_in_the_middle_of_a_guest_check()
    {
        await using var assistant = new TestAssistant(new ScriptedModel(
            Calls("verify_customer", new { order = "W1001", email = "ada@example.com" }), Says("If they match, a code is on its way.")));
        assistant.Shop.IsDown = true;
        var id = await assistant.OpenAsync();

        var answer = await assistant.SayAsync(id, "W1001, ada@example.com");

        Assert.Equal(assistant.Wording.Say("system.shop_unavailable"), answer.Text);
        Assert.Empty(assistant.Mail.Mails);
        Assert.Null((await assistant.StateAsync(id)).Code);
    }

    [Fact]
    public async Task Begins_no_guest_check_that_the_shopper_is_not_told_about()
    {
        await using var assistant = new TestAssistant(new ScriptedModel(
            Calls("verify_customer", new { order = "W1001", email = "ada@example.com" }), Fails(new HttpRequestException("down"))));
        var id = await assistant.OpenAsync();

        await assistant.SayAsync(id, "W1001, ada@example.com");

        Assert.Empty(assistant.Mail.Mails);
        Assert.Null((await assistant.StateAsync(id)).Code);
    }

    public static TheoryData<Exception> Faults =>
        [new InvalidOperationException("the shopper wrote: my secret"), new HttpRequestException("503"), new TaskCanceledException("its own time-out")];

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task Says_that_something_went_wrong_where_the_brain_throws_and_answers_the_next_message(Exception fault)
    {
        await using var assistant = new TestAssistant(new ScriptedModel(
            Fails(fault), Says("Hello.")));
        var id = await assistant.OpenAsync();

        var answer = await assistant.SayAsync(id, "hello");

        Assert.Equal(assistant.Wording.Say("system.fault"), answer.Text);
        Assert.DoesNotContain("secret", (await OnlyPacketAsync(assistant)).Summary);
        Assert.Equal("Hello.", (await assistant.SayAsync(id, "hello?")).Text);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(5, 0)]
    [InlineData(0, 1)]
    [Trait("goal", "R-05")]
    public async Task Stores_the_answer_once_where_the_storage_failed_at_the_commit(int refused, int lost)
    {
        var opened = new TaskCompletionSource();
        var turns = 0;
        var hello = Does(_ => new ChatMessage(ChatRole.Assistant, $"Hello {++turns}."));
        await using var assistant = new TestAssistant(new ScriptedModel(After(opened.Task, Says("Hello 0.")), hello));
        assistant.Schedule();
        var id = await assistant.OpenAsync();
        var asked = await assistant.PostAsync(id, "hello");
        assistant.Store.RefuseAppends(refused);
        assistant.Store.LoseAnswers(lost);

        opened.SetResult();
        // After a lost answer the store says that all is there: nothing is waited for.
        for (var failure = 0; failure < refused; failure++)
        {
            await assistant.Clock.WhenTimerIsSetAsync(Second).WaitAsync(Patience, TestContext.Current.CancellationToken);
            assistant.Clock.Advance(Second);
        }

        await assistant.AnsweredAsync(id);

        var final = Assert.Single(await assistant.FinalsAsync(id));
        Assert.Equal([asked], final.Turn!.Answers);
        Assert.Equal($"Hello {refused}.", final.Message.Text);
    }

    [Fact]
    public async Task Stops_at_once_even_while_it_waits_for_the_storage()
    {
        var opened = new TaskCompletionSource();
        var assistant = new TestAssistant(new ScriptedModel(After(opened.Task, Says("Hello."))));
        assistant.Schedule();
        var id = await assistant.OpenAsync();
        await assistant.PostAsync(id, "hello");
        assistant.Store.RefuseAppends(1);
        opened.SetResult();
        await assistant.Clock.WhenTimerIsSetAsync(Second).WaitAsync(Patience, TestContext.Current.CancellationToken);

        await assistant.DisposeAsync().AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Single((await assistant.StateAsync(id)).Unanswered);
    }

    private static async Task<Packet> OnlyPacketAsync(TestAssistant assistant) =>
        Assert.Single(await assistant.Memory.ListOpenAsync(TestContext.Current.CancellationToken)).Packet;
}
