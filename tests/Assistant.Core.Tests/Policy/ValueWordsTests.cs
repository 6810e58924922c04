using Assistant.Core.Policy.Prose;
using Assistant.Core.Policy.Rules;

namespace Assistant.Core.Tests.Policy;

public sealed class ValueWordsTests
{
    [Theory]
    [InlineData("as long as its status is \"Received\"", "Received")]
    [InlineData("until its status is \"Shipped\"", "Packing")]
    [InlineData("until its status changes to \"Packing\"", "Received")]
    [InlineData("keep their address once the status is \"Packing\"", "Received")]
    [InlineData("An order with the status \"Shipped\" cannot be cancelled", "Never,Packing")]
    [InlineData("Status: Packing; Can you cancel?: Only a person can try, and we cannot promise it", "Packing")]
    [InlineData("You can cancel until we have shipped your order", "Packing")]
    [InlineData("You can cancel before dispatch", "Packing")]
    [InlineData("Orders of partners cannot be changed", "Never")]
    [InlineData("You can cancel it in your account", "")]
    public void Last_statuses_are_read_as_prose_says_them(string prose, string stages) =>
        Assert.Equal(stages, string.Join(',', ValueWords.SaidBy<OrderStage>(prose)));

    [Theory]
    [InlineData("Items marked final sale cannot be returned.", "Never")]
    [InlineData("Personalised items cannot be returned unless they are faulty.", "Faulty")]
    [InlineData("Only while the seal is unbroken.", "Sealed")]
    [InlineData("Not once you have downloaded them.", "Unopened")]
    [InlineData("Contact us first.", "Person")]
    [InlineData("Tents can be returned.", "")]
    public void So_are_conditions(string prose, string conditions) =>
        Assert.Equal(conditions, string.Join(',', ValueWords.SaidBy<Returnable>(prose)));

    [Theory]
    [InlineData("outside the EU and the United Kingdom", "EU,GB")]
    [InlineData("to Germany, Austria or the US", "US,AT,DE")]
    [InlineData("tell us about it", "")]
    public void So_are_countries(string prose, string codes) => Assert.Equal(codes, string.Join(',', CountryWords.SaidBy(prose)));
}
