using Assistant.Core.Guardrails.Tone;
using Assistant.Core.Handoffs;
using Assistant.Testing;
using Assistant.Testing.Turns;
using static Assistant.Testing.ScriptedModel;

namespace Assistant.Core.Tests.Guardrails.Tone;

public sealed class AbuseTests
{
    [Theory]
    [InlineData("you are a useless bot", true, false)]
    [InlineData("stuuupid machine", true, false)]
    [InlineData("f u c k you", true, false)]
    [InlineData("f*** you", true, false)]
    [InlineData("F**k this!", true, false)]
    [InlineData("you are a b*tch", true, false)]
    [InlineData("where is my order, you a**hole", true, true)]
    [InlineData("shut up", true, false)]
    [InlineData("I hate you", true, false)]
    [InlineData("do you want to have sex", true, false)]
    [InlineData("where is my order, you idiot", true, true)]
    [InlineData("you moron, I have been waiting for weeks", true, true)]
    [InlineData("this bloody shop sent me the wrong size again", false, false)]
    [InlineData("the zip is crap", false, false)]
    [InlineData("what a terrible service", false, false)]
    [InlineData("I hate waiting", false, false)]
    [InlineData("sh*t service", false, false)]
    [InlineData("**free** delivery* you said", false, false)]
    [InlineData("the tent is 2*3 m, you see", false, false)]
    [InlineData("how far is the moon", false, false)]
    [InlineData("did the parcel get lost", false, false)]
    [InlineData("a dirty tent pole", false, false)]
    public void Is_told_from_anger(string text, bool isAbuse, bool wantsShop)
    {
        var found = AbuseSigns.In(text);

        Assert.Equal(isAbuse, found is not null);
        Assert.Equal(wantsShop, found is { WantsShop: true });
    }

    [Fact]
    public async Task Is_answered_calmly_and_a_person_offered()
    {
        var model = new ScriptedModel();
        await using var assistant = new TestAssistant(model);
        var id = await assistant.OpenAsync();

        var answer = await assistant.SayAsync(id, "you useless piece of tin");
        var passed = await assistant.SayAsync(id, "yes please do");

        Assert.Equal($"{assistant.Wording.Say("abuse.calm")} {assistant.Wording.Say("system.person_offered")}", answer.Text);
        Assert.Equal([assistant.Wording.Say("suggest.person")], answer.Suggestions);
        Assert.Equal(assistant.Wording.Say("system.handoff_queued"), passed.Text);
        Assert.Equal(HandoffReason.CustomerRequest, Assert.Single(await assistant.Memory.ListOpenAsync(TestContext.Current.CancellationToken)).Packet.Reason);
        Assert.Empty(model.Requests);
    }

    [Fact]
    public async Task Is_no_reason_not_to_answer_what_is_asked_beside_it()
    {
        await using var assistant = new TestAssistant(new ScriptedModel(Says("It arrives tomorrow.")));
        var id = await assistant.OpenAsync();

        var answer = await assistant.SayAsync(id, "where is my order, you idiot");

        Assert.Equal("It arrives tomorrow.", answer.Text);
        Assert.Equal(["abuse:insult"], (await assistant.FinalsAsync(id))[0].Turn!.Marks);
    }
}
