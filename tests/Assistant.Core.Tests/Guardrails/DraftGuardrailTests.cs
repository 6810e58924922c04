using Assistant.Core.Conversations;
using Assistant.Core.Guardrails;
using Assistant.Core.Knowledge;
using Assistant.Core.Turns;

namespace Assistant.Core.Tests.Guardrails;

public sealed class DraftGuardrailTests
{
    private static readonly Passage Window = new(new PageId("returns"), "Returns", "how-long", ["How long"], "v1", 1, "You have 30 days.", []);
    private static readonly Passage Fees = new(new PageId("returns"), "Returns", "fees", ["Fees"], "v1", 2, "Returns are free.", []);

    private readonly Turn _turn = new(
        new Conversation(ConversationId.New()), new Release(new ReleaseId("r"), [], []), new DateTimeOffset(2026, 11, 18, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Numbers_citations_in_order_of_appearance()
    {
        _turn.Sources.Add(Window);
        _turn.Sources.Add(Fees);

        var draft = new CitationsResolve().Check(new Draft("Returns are free. [S2] You have 30 days. [S1] Really free [S2]."), _turn);

        Assert.Equal("Returns are free. [1] You have 30 days. [2] Really free [1].", draft.Text);
        Assert.Equal(["fees", "how-long"], draft.Citations.Select(citation => citation.Anchor));
    }

    [Fact]
    public void Takes_out_marks_that_no_passage_of_this_turn_has()
    {
        var draft = new CitationsResolve().Check(new Draft("You have 90 days. [S7]"), _turn);

        Assert.Equal("You have 90 days.", draft.Text);
        Assert.Empty(draft.Citations);
    }

    [Theory]
    [InlineData("See https://evil.example/x?order=W1 now", "See (link removed) now")]
    [InlineData("javascript:alert", "(link removed)")]
    [InlineData("https://user@carrier.example/", "(link removed)")]
    [InlineData("http://carrier.example/", "(link removed)")]
    [InlineData("![x](https://evil.example/p.png)", "![x]((link removed))")]
    [InlineData("Track it at https://carrier.example/3S123.", "Track it at https://carrier.example/3S123.")]
    public void Lets_only_listed_hosts_through(string text, string expected)
    {
        var guardrail = new LinksAllowed(new HashSet<string> { "carrier.example" });

        Assert.Equal(expected, guardrail.Check(new Draft(text), _turn).Text);
    }
}
