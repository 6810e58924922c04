using Assistant.Brains.Tests.BuiltIn.Talking;

namespace Assistant.Brains.Tests.BuiltIn;

/// <summary>Questions that go on with what was spoken of, by its own name or none.</summary>
public sealed class GoingOnTests(DemoCatalog demo) : IClassFixture<DemoCatalog>
{
    [Fact]
    public async Task What_no_page_answers_is_gone_on_with()
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("do you have a loyalty programme for horses?");

        await talk.SayAsync("and for ponies?");

        Assert.Contains(talk.Pages.Asked, asked => asked.Contains("ponies", StringComparison.Ordinal) && asked.Contains("horses", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_product_goes_by_its_name_and_the_word_behind_it()
    {
        var talk = Talk.Acting(demo, "ada");

        Assert.Contains("not in the box", (await talk.SayAsync("does the swiftboil stove come with a cartridge?")).Text);
        Assert.Contains("screw-on", (await talk.SayAsync("which gas do i need for it then")).Text);
    }
}
