using System.Text.Json.Nodes;
using Assistant.Conformance;
using Assistant.Conformance.Retail;
using Assistant.Core.Shop;
using Assistant.Testing.Retail;

namespace Assistant.DemoShop.Tests.RealData;

/// <summary>
/// What the retail policy forbids and no recorded call tries: each sentence, tried on an order of the data set, is refused with our reason.
/// The steps before the last one are allowed.
/// </summary>
public sealed class RetailPolicyTests(RetailShop retail) : IClassFixture<RetailShop>
{
    private static readonly Dictionary<string, (string Status, Func<RetailOrder, ToolCall[]> Steps, string Reason)> Sentences = new()
    {
        ["An order can only be cancelled if its status is pending: processed"] = ("processed", order => [order.Cancel()], "stage_too_late"),
        ["An order can only be cancelled if its status is pending: delivered"] = ("delivered", order => [order.Cancel()], "stage_too_late"),
        ["An order can only be cancelled if its status is pending: cancelled"] = ("cancelled", order => [order.Cancel()], "already_cancelled"),
        ["The user needs to confirm the reason"] = ("pending", order => [order.Cancel(reason: null)], "Ask the shopper for the reason first"),
        ["Either no longer needed or ordered by mistake"] = ("pending", order => [order.Cancel("found_cheaper")], "reason_not_accepted"),
        ["An order is cancelled, not an item of it"] = ("pending", order => [order.CancelFirst()], "only_whole"),
        ["An order can only be modified if its status is pending: address"] = ("processed", order => [order.Move()], "stage_too_late"),
        ["An order can only be modified if its status is pending: payment"] = ("processed", order => [order.Pay(order.OtherMethod)], "stage_too_late"),
        ["An order can only be modified if its status is pending: items"] = ("processed", order => [order.Swap()], "stage_too_late"),
        ["A payment method different from the original one"] = ("pending", order => [order.Pay(order.Method)], "same_payment"),
        ["A payment method of the user"] = ("pending", order => [order.Pay("credit_card_0000000")], "No such payment method is stored"),
        ["A single payment method, once"] = ("pending", order => [order.Pay(order.OtherMethod), order.Pay(order.Method)], "changed_too_often"),
        ["An available new item"] = ("pending", order => [order.Swap(order.SoldOut)], "out_of_stock"),
        ["Of the same product"] = ("pending", order => [order.Swap(order.OfAnotherProduct)], "another variant of the same product"),
        ["But of different product option"] = ("pending", order => [order.Swap(order.Item)], "same_variant"),
        ["Modify items can only be called once"] = ("pending", order => [order.Swap(), order.Swap(order.Third)], "changed_too_often"),
        ["Modified items: not able to cancel any more"] = ("pending", order => [order.Swap(), order.Cancel()], "items_final"),
        ["Modified items: not able to modify any more, address"] = ("pending", order => [order.Swap(), order.Move()], "items_final"),
        ["Modified items: not able to modify any more, payment"] = ("pending", order => [order.Swap(), order.Pay(order.OtherMethod)], "items_final"),
        ["An order can only be returned if its status is delivered"] = ("pending", order => [order.Return(0)], "not_delivered"),
        ["A refund to the original payment method or a gift card"] = ("delivered", order => [order.Return(0, order.OtherMethod)], "refund_not_there"),
        ["Return requested is not delivered any more: return"] = ("delivered", order => [order.Return(0), order.Return(1)], "sent_back_too_often"),
        ["Return requested is not delivered any more: exchange"] = ("delivered", order => [order.Return(1), order.Exchange()], "sent_back_too_often"),
        ["Exchange can only be called once"] = ("delivered", order => [order.Exchange(), order.Return(1)], "sent_back_too_often"),
        ["An order can only be exchanged if its status is delivered"] = ("pending", order => [order.Exchange()], "not_delivered"),
        ["Deny any request for another user"] = ("pending", order => [order.Strangers.Cancel()], "There is no such order on this account"),
    };

    public static TheoryData<string> Forbidden => [.. Sentences.Keys];

    [Theory]
    [MemberData(nameof(Forbidden))]
    public async Task Is_refused(string sentence)
    {
        var run = retail.Run;
        var (status, make, reason) = Sentences[sentence];
        var order = RetailOrder.First(run.Data, status);
        var results = await run.WithShopAsync(
            order.User,
            async (_, shopper) =>
            {
                List<WriteResult> done = [];
                foreach (var call in make(order))
                    done.Add(await shopper.DoAsync(call));

                return done;
            },
            TestContext.Current.CancellationToken);

        Assert.All(results.SkipLast(1), result => Assert.IsType<WriteResult.Done>(result));
        var refused = Assert.IsType<WriteResult.Refused>(results[^1]);
        Assert.Contains(reason, $"{refused.Explanation} {refused.Reason}", StringComparison.Ordinal);
    }

    /// <summary>The data set has the tool, and no task that calls it.</summary>
    [Fact]
    public async Task The_default_address_of_a_user_is_modified()
    {
        var (run, order) = (retail.Run, RetailOrder.First(retail.Run.Data, "pending"));
        var call = new RetailCall(
            "modify_user_address",
            new JsonObject { ["user_id"] = order.User, ["address1"] = "1 Pier Road", ["address2"] = "Suite 2", ["city"] = "Boston", ["state"] = "MA", ["country"] = "USA", ["zip"] = "02101" },
            "{}");
        var (result, address) = await run.WithShopAsync(
            order.User,
            async (shop, shopper) => (
                await shopper.DoAsync(RetailCalls.Translate(call, order: null)),
                (await shop.FindCustomerAsync(new CustomerId(order.User), TestContext.Current.CancellationToken))!.DefaultAddress!),
            TestContext.Current.CancellationToken);

        Assert.IsType<WriteResult.Done>(result);
        Assert.Equal(("1 Pier Road", "Suite 2", "Boston", "MA", "02101", "USA"), (address.Line1, address.Line2, address.City, address.Region, address.PostalCode, address.Country));
    }
}
