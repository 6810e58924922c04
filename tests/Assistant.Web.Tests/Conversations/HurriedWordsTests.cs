using Assistant.Testing.Web;

namespace Assistant.Web.Tests.Conversations;

/// <summary>Messages as they are typed on a phone: without marks, in short forms, with what happened before what is asked.</summary>
public sealed class HurriedWordsTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Theory]
    [InlineData("how long do i have to send smth back", "returns", "30 days")]
    [InlineData("my jacket zip broke after 2 yrs can u help", "warranty", "zip that fails")]
    [InlineData("got it 4 years ago the backpack strap ripped", "sustainability-and-repairs", "strap")]
    [InlineData("didnt get ur confirmation mail", "order-placing", "10 minutes")]
    [InlineData("delivery to uk how much", "international", "£11.95")]
    [InlineData("does my 15 yr old need an account to order", "account", "16 years")]
    public async Task Are_answered_by_the_page_that_says_so(string text, string page, string words)
    {
        using var shopper = await demo.Host.ShopperAsync();

        var answer = await shopper.SayAsync(text);

        Assert.Contains(words, answer.Text);
        Assert.Contains(page, answer.Pages);
    }

    [Theory]
    [InlineData("i want to return 2 gas cartridges", "cannot be returned by post")]
    [InlineData("bought a harness seal still on can i return", "safety seal is unbroken")]
    [InlineData("i want to send back a mattress topper", "hygiene seal is unbroken")]
    public async Task What_has_a_rule_of_its_own_is_not_answered_by_the_rule_for_most_items(string text, string rule)
    {
        using var shopper = await demo.Host.ShopperAsync();

        var answer = await shopper.SayAsync(text);

        Assert.Contains(rule, answer.Text);
        Assert.DoesNotContain("most items within", answer.Text);
    }

    [Theory]
    [InlineData("shipping to germany?", "Standard delivery to Belgium, Germany and Luxembourg costs €6.95", "Pickup point")]
    [InlineData("delivery to belgium", "Standard delivery to Belgium, Germany and Luxembourg costs €6.95", "Pickup point")]
    [InlineData("paypal?", "PayPal: everywhere.", "Klarna")]
    [InlineData("what does evening delivery cost", "€6.95", "€4.95")]
    [InlineData("do you deliver in the evening", "17:30–22:00", "Standard delivery")]
    public async Task What_the_words_name_is_told_instead_of_all_that_a_table_holds(string text, string told, string beside)
    {
        using var shopper = await demo.Host.ShopperAsync();

        var answer = await shopper.SayAsync(text);

        Assert.Contains(told, answer.Text);
        Assert.DoesNotContain(beside, answer.Text);
    }

    [Theory]
    [InlineData("i want to return my jacket")]
    [InlineData("i want to return the boots i bought")]
    public async Task What_has_no_rule_of_its_own_is_answered_by_the_rule_for_most_items(string text)
    {
        using var shopper = await demo.Host.ShopperAsync();

        var answer = await shopper.SayAsync(text);

        Assert.Contains("most items within", answer.Text);
    }

    [Fact]
    public async Task A_wait_that_is_told_goes_on_with_what_was_asked()
    {
        using var shopper = await demo.Host.ShopperAsync();
        await shopper.SayAsync("my pre order keeps getting delayed");

        var answer = await shopper.SayAsync("over 2 weeks now");

        Assert.Contains("more than 14 days", answer.Text);
    }

    [Fact]
    public async Task Who_would_not_be_home_is_told_what_happens_then_whatever_became_of_the_order()
    {
        using var shopper = await demo.Host.ShopperAsync("ada");
        await shopper.SayAsync("where is my order W1002");

        var answer = await shopper.SayAsync("what if im not home");

        Assert.Contains("tracking-and-delays", answer.Pages);
    }
}
