using System.Text.Json;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.Testing;
using Assistant.Testing.Shop;
using Assistant.Testing.Turns;
using Microsoft.Extensions.AI;
using A = Assistant.Core.Tests.Policy.Some;

namespace Assistant.Core.Tests.Tools;

/// <summary>Where the pages accept some reasons only, no card is shown before one of them was named.</summary>
public sealed class ReasonBeforeWriteTests
{
    private static readonly Release Pages = new(new ReleaseId("release-1"), [], [])
    {
        Rules = new RuleBook(
        [
            A.Rule(RuleVocabulary.CancelUntil, OrderStage.Delivered),
            A.Rule(RuleVocabulary.CancelReasons, [CancelReason.OrderedByMistake]),
            A.Rule(RuleVocabulary.RefundTo, [RefundTo.Original]),
            A.Rule(RuleVocabulary.ReturnReasons, [ReturnReason.Faulty]),
        ]),
    };

    [Fact]
    public Task A_cancellation_waits_for_its_reason() => WaitsForReasonAsync(
        Commanded.Open("W10", Some.Ada, Commanded.Paid(16775)), "cancel_order", new { order = "W10" }, new { order = "W10", reason = "ordered_by_mistake" });

    [Fact]
    public Task A_return_waits_for_its_reason() => WaitsForReasonAsync(
        Some.Order("W10", Some.Ada), "create_return", new { order = "W10", items = Line }, new { order = "W10", items = Line, reason = "faulty" });

    private static object[] Line => [new { line = "1", quantity = 1 }];

    private static async Task WaitsForReasonAsync(Order order, string tool, object without, object with)
    {
        var model = new ScriptedModel(ScriptedModel.Calls(tool, without), ScriptedModel.Says("Why?"), ScriptedModel.Calls(tool, with));
        var clock = new ManualClock();
        var shop = new InMemoryShop(new ShopContents([Some.Ada], [Some.Mug], [order]), clock.GetUtcNow);
        await using var assistant = new TestAssistant(model, clock: clock, parts: new TestParts { AroundShop = _ => shop, Release = Pages });
        var id = await assistant.OpenAsync(Some.Ada);

        Assert.Null((await assistant.SayAsync(id, "Please do it.")).Action);
        Assert.Contains("Ask the shopper for the reason first", Told(model, 1), StringComparison.Ordinal);
        Assert.NotNull((await assistant.SayAsync(id, "Because of that.")).Action);
    }

    private static string Told(ScriptedModel model, int request) =>
        JsonSerializer.Serialize(model.Requests[request].Messages[^1].Contents.OfType<FunctionResultContent>().Single().Result, AIJsonUtilities.DefaultOptions);
}
