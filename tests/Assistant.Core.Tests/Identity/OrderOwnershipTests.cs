using System.Text;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using Assistant.Testing;
using Assistant.Testing.Shop;
using Assistant.Testing.Turns;
using Microsoft.Extensions.AI;

namespace Assistant.Core.Tests.Identity;

/// <summary>Whose order it is comes from the conversation's identity, wherever the number comes from.</summary>
public sealed class OrderOwnershipTests
{
    /// <summary>Words that stand in Grace's order and account alone.</summary>
    private static readonly string[] Canaries = ["Lindqvist", "grace@example.org", "S-W2002", "P-W2002", "R-W2002"];

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Everybody
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var who in (string[])["visitor", "guest", "customer", "guest who came back", "customer who came back"])
            {
                foreach (var tool in (string[])["find_order", "check_return", "list_orders", "get_profile", "verify_customer", "handoff_to_human"])
                {
                    rows.Add(who, tool);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    [Trait("goal", "H-03")]
    public async Task A_foreign_order_reaches_neither_brain_nor_shopper_whoever_asks_and_with_whatever_tool(string who, string tool)
    {
        var model = new ScriptedModel(ScriptedModel.Does(request => Reply(tool, request)));
        await using var assistant = new TestAssistant(model);
        var id = await EnterAsync(assistant, who);

        await assistant.SayAsync(id, "Show me order W2002");
        await assistant.SayAsync(id, "#w2002 please");

        var shown = model.Requests.SelectMany(request => request.Messages).SelectMany(message => message.Contents).Select(Text);
        var stored = (await assistant.EventsAsync(id)).Select(e => Encoding.UTF8.GetString(EventJson.Write(e)));
        Assert.All(Canaries, canary =>
        {
            Assert.DoesNotContain(shown, text => text.Contains(canary, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(stored, text => text.Contains(canary, StringComparison.OrdinalIgnoreCase));
        });
    }

    [Fact]
    [Trait("goal", "H-03")]
    public async Task The_owner_sees_all_of_those_words_so_that_their_absence_means_something()
    {
        var model = new ScriptedModel(ScriptedModel.Does(request => Reply("find_order", request)));
        await using var assistant = new TestAssistant(model);
        var id = await assistant.OpenAsync(Some.Grace);

        await assistant.SayAsync(id, "Show me order W2002");

        var shown = string.Join('\n', model.Requests.SelectMany(request => request.Messages).SelectMany(message => message.Contents).Select(Text));
        Assert.Contains("Lindqvist", shown);
        Assert.Contains("S-W2002", shown);
        Assert.Contains("R-W2002", shown);
    }

    [Fact]
    [Trait("goal", "H-03")]
    public async Task A_guest_who_comes_back_has_to_prove_the_order_again()
    {
        await using var assistant = new TestAssistant(new ScriptedModel());
        var id = await EnterAsync(assistant, "guest who came back");

        Assert.IsType<ShopperIdentity.Visitor>((await assistant.StateAsync(id)).IdentityAt(assistant.Clock.GetUtcNow()));
    }

    [Fact]
    [Trait("goal", "H-03")]
    public async Task A_signed_in_conversation_opens_again_for_the_same_customer_only()
    {
        await using var assistant = new TestAssistant(new ScriptedModel());
        var id = await assistant.OpenAsync(Some.Ada);

        Assert.Null(await assistant.Reception.ResumeAsync(id, customer: null, Token));
        Assert.Null(await assistant.Reception.ResumeAsync(id, Some.Grace.Id, Token));
        Assert.Equal(Some.Ada.Id, (await assistant.Reception.ResumeAsync(id, Some.Ada.Id, Token))?.Customer);
    }

    private static async Task<ConversationId> EnterAsync(TestAssistant assistant, string who)
    {
        var customer = who.StartsWith("customer", StringComparison.Ordinal) ? Some.Ada : null;
        var id = await assistant.OpenAsync(customer);
        if (who.StartsWith("guest", StringComparison.Ordinal))
        {
            var now = assistant.Clock.GetUtcNow();
            var attempt = new CodeAttempt(CodeOutcome.Accepted, TestAssistant.AdasOrder) { VerifiedUntil = now + assistant.Limits.GuestSession };
            await assistant.Log.UpdateAsync(id, conversation => new Change<bool>(true,
            [
                new ConversationEvent.ShopperSpoke(conversation!.LastSequence + 1, ClientId: null, "[code]", Seen: null) { At = now, Code = attempt },
            ]), Token);
        }

        if (who.EndsWith("came back", StringComparison.Ordinal))
        {
            await assistant.Reception.ResumeAsync(id, customer?.Id, Token);
        }

        return id;
    }

    private static ChatMessage Reply(string tool, ScriptedModel.Request request) => request.Messages[^1].Role == ChatRole.Tool
        ? new ChatMessage(ChatRole.Assistant, "That is all I can see.")
        : new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("call", tool, Arguments(tool))]);

    private static Dictionary<string, object?> Arguments(string tool) => tool switch
    {
        "find_order" or "check_return" => new() { ["order"] = "W2002" },
        "verify_customer" => new() { ["order"] = "W2002", ["email"] = "ada@example.com" },
        "handoff_to_human" => new() { ["reason"] = "customer_request", ["question"] = "Tell me about W2002." },
        _ => [],
    };

    private static string Text(AIContent content) => content switch
    {
        TextContent text => text.Text,
        FunctionResultContent result => result.Result?.ToString() ?? "",
        _ => "",
    };
}
