namespace Assistant.Web.Tests.Conversations;

/// <summary>Whole conversations through the whole product.</summary>
public sealed class LongConversationTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task Order_status_by_guest_check_with_the_mailed_code()
    {
        using var shopper = await demo.Host.ShopperAsync();

        var asked = await shopper.SayAsync("where is my order?");
        Assert.Contains("order number", asked.Text);
        var sent = await shopper.SayAsync("W1002 and my mail is ada@example.com");
        Assert.Contains("code", sent.Text);
        Assert.Empty(sent.Cards);
        var wrong = await shopper.SayAsync("000000");
        Assert.Empty(wrong.Cards);
        var open = await shopper.SayAsync(await shopper.MailedCodeAsync());
        Assert.Contains("receipt", open.Cards);
        Assert.Contains("Delivered", open.Activity.GetRawText());
        var foreign = await shopper.SayAsync("and where is W1005?");
        Assert.DoesNotContain("receipt", foreign.Cards);

        Assert.DoesNotContain(shopper.Activities, activity => ShopperCode().IsMatch(activity.GetProperty("text").GetString() ?? ""));
    }

    [Fact]
    public async Task Product_search_narrowed_twice()
    {
        using var shopper = await demo.Host.ShopperAsync();

        var wide = await shopper.SayAsync("I'm looking for a sleeping bag");
        Assert.Contains("hero", wide.Cards);
        var cheaper = await shopper.SayAsync("under 150 euro");
        Assert.All(Prices(cheaper), price => Assert.True(price <= 150m, $"{price} is over 150."));
        var warm = await shopper.SayAsync("for winter");
        Assert.All(Prices(warm), price => Assert.True(price <= 150m, $"{price} is over 150."));
        var details = await shopper.SayAsync("tell me more about the first one");

        Assert.Contains("hero", details.Cards);
    }

    [Fact]
    public async Task Three_policy_questions_with_a_follow_up()
    {
        using var shopper = await demo.Host.ShopperAsync();

        Assert.Contains("returns", (await shopper.SayAsync("How long can I return things?")).Pages);
        Assert.Contains("gift-cards", (await shopper.SayAsync("and for gift cards?")).Pages);
        Assert.Contains("warranty", (await shopper.SayAsync("what does the warranty cover?")).Pages);
        Assert.Contains("shipping", (await shopper.SayAsync("how fast is delivery in the Netherlands?")).Pages);
    }

    [Fact]
    public async Task A_change_of_topic_and_back()
    {
        using var shopper = await demo.Host.ShopperAsync("grace");

        Assert.Contains("receipt", (await shopper.SayAsync("where is W1004?")).Cards);
        Assert.Contains("gift-cards", (await shopper.SayAsync("by the way, do gift cards expire?")).Pages);
        var back = await shopper.SayAsync("ok, back to my order: when will the rest of it come?");

        Assert.Contains("W1004", back.Text);
        Assert.Contains("receipt", back.Cards);
    }

    [Fact]
    public async Task A_request_for_a_person_in_the_middle_of_something()
    {
        using var shopper = await demo.Host.ShopperAsync("omar");

        Assert.Contains("receipt", (await shopper.SayAsync("what happened to W1012?")).Cards);
        var queued = await shopper.SayAsync("I want to talk to a human about it");
        Assert.Equal("queued", queued.Attendant);
        var still = await shopper.SayAsync("how long does a refund take?");
        Assert.NotEmpty(still.Pages);

        var handoff = Assert.Single(
            await demo.Host.Host.Runtime.Handoffs.ListOpenAsync(TestContext.Current.CancellationToken),
            open => open.Conversation.Value == shopper.Conversation);
        Assert.Equal("omar", handoff.Packet.Customer);
        Assert.Contains(handoff.Packet.Transcript, line => line.Text.Contains("W1012", StringComparison.Ordinal));
    }

    private static IEnumerable<decimal> Prices(Assistant.Testing.Web.Answer answer) =>
        from attachment in answer.Activity.TryGetProperty("attachments", out var cards) ? [.. cards.EnumerateArray()] : Array.Empty<System.Text.Json.JsonElement>()
        let subtitle = attachment.GetProperty("content").GetProperty("subtitle").GetString()!
        select decimal.Parse(subtitle.Replace("from ", "", StringComparison.Ordinal).TrimStart('€'), System.Globalization.CultureInfo.InvariantCulture);

    private static System.Text.RegularExpressions.Regex ShopperCode() => new(@"^\d{6}$", System.Text.RegularExpressions.RegexOptions.NonBacktracking);
}
