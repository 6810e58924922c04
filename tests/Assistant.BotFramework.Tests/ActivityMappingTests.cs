using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Assistant.BotFramework.Activities;
using Assistant.BotFramework.Tests.Fakes;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;
using Assistant.Testing;
using Assistant.Testing.Actions;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.BotFramework.Tests;

public sealed class ActivityMappingTests
{
    private static readonly JsonSerializerOptions Readable = new(ActivityJson.Wire.Options)
    {
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly ConversationId Id = ConversationId.TryParse("AAAAAAAAAAAAAAAAAAAAAA", out var id) ? id : throw new FormatException();

    private static readonly HandoffId Handoff = new("H-12345678");

    [Fact]
    public void Draws_a_whole_conversation()
    {
        var set = Map(new PublicUrl(new Uri("https://help.example")), Conversation);

        Snapshot.Matches("conversation.json", JsonSerializer.Serialize(set, Readable));
    }

    [Fact]
    public void Gives_every_reader_the_same_activities_wherever_they_begin()
    {
        var whole = Map(new PublicUrl(null), Conversation).Activities;

        Assert.Equal(Enumerable.Range(1, whole.Length), whole.Select(activity => activity.Sequence!.Value));
        Assert.Equal(JsonSerializer.Serialize(whole, Readable), JsonSerializer.Serialize(Map(new PublicUrl(null), Conversation).Activities, Readable));
    }

    [Fact]
    public void Keeps_links_relative_where_the_host_does_not_know_its_address()
    {
        var cited = Map(new PublicUrl(null), Conversation).Activities.Single(activity => activity.Entities?[0].Citation is not null);

        Assert.Equal("/policies/returns#how-long", cited.Entities![0].Citation![0].Appearance.Url);
        Assert.EndsWith("[1]: /policies/returns#how-long \"Returns\"", cited.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/images/lamp.svg", "https://help.example/images/lamp.svg")]
    [InlineData("images/lamp.svg", "https://help.example/images/lamp.svg")]
    [InlineData("https://evil.example/lamp.svg", null)]
    [InlineData("//evil.example/lamp.svg", null)]
    [InlineData("\\\\evil.example\\lamp.svg", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("data:image/svg+xml,x", null)]
    [InlineData(null, null)]
    public void Shows_pictures_of_its_own_host_only(string? path, string? expected)
    {
        var set = Map(
            new PublicUrl(new Uri("https://help.example")),
            [Started(), Spoke(1, new OutgoingMessage(Speaker.Assistant, "Look.") { Cards = [Lamp with { ImagePath = path }] })]);

        var card = Assert.IsType<HeroCard>(set.Activities[0].Attachments![0].Content);
        Assert.Equal(expected, card.Images?[0].Url);
        Assert.Null(set.Activities[0].AttachmentLayout);
    }

    [Fact]
    public void Cuts_long_names_and_abstracts_between_characters()
    {
        var citation = Cited with { Title = string.Concat(Enumerable.Repeat("🎒", 60)), Text = new string('x', 158) + "🎒🎒" };

        var document = CitationMapping.Entity([citation], new PublicUrl(null)).Citation![0].Appearance;

        Assert.Equal(string.Concat(Enumerable.Repeat("🎒", 39)) + "…", document.Name);
        Assert.Equal(new string('x', 158) + "…", document.Abstract);
        Assert.Equal(citation.Text, document.Text);
    }

    [Fact]
    public void Labels_what_the_assistant_wrote_and_nothing_else()
    {
        var activities = Map(new PublicUrl(null), Conversation).Activities;

        Assert.All(activities, activity => Assert.Equal(activity is { Type: "message", ChannelData.Speaker: "assistant" }, activity.Entities is not null));
        Assert.All(activities, activity => Assert.Equal(activity.ChannelData?.Turn is not null, activity.ReplyToId is not null));
    }

    [Fact]
    public void Tells_an_action_on_its_card_and_on_every_change_of_its_state()
    {
        var proposal = SampleActions.Proposal("create_return", At(600), FirstAction);
        var set = Map(
            new PublicUrl(null),
            [
                Started(),
                .. SampleActions.Propose(proposal, 1, At(0), "Here is what your return comes to."),
                new ShopperSpoke(2, "c-1", "", Seen: 1) { At = At(5), Click = new ActionClick("confirm", FirstAction.Value) },
                new ActionConfirmed(FirstAction, 2, ConfirmedBy.Click) { At = At(5) },
                SampleActions.Say(proposal, ActionNoteState.Unknown, 3, At(6), "It is being processed."),
                .. SampleActions.Propose(SampleActions.Proposal("update_profile", At(67), SecondAction), 4, At(7), ""),
            ]);

        Snapshot.Matches("actions.json", JsonSerializer.Serialize(set, Readable));
    }

    [Theory]
    [InlineData(ActionNoteState.Proposed, "proposed")]
    [InlineData(ActionNoteState.NeedsApproval, "needsApproval")]
    [InlineData(ActionNoteState.Succeeded, "succeeded")]
    [InlineData(ActionNoteState.Rejected, "rejected")]
    [InlineData(ActionNoteState.Unknown, "unknown")]
    [InlineData(ActionNoteState.Expired, "expired")]
    [InlineData(ActionNoteState.Declined, "declined")]
    [InlineData(ActionNoteState.Withdrawn, "withdrawn")]
    public void Names_each_state_and_offers_code_and_buttons_only_while_it_waits(ActionNoteState state, string expected)
    {
        // Even where somebody left the code on it.
        var note = ActionNote.Of(SampleActions.Proposal("cancel_order", At(600), FirstAction), state) with { Code = "K7QF" };

        var data = ActionMapping.Data(note);
        var attachments = CardMapping.Attachments([], note, At(0), new PublicUrl(null));

        Assert.Equal(expected, data.State);
        Assert.Equal(state is ActionNoteState.Proposed ? "K7QF" : null, data.Code);
        Assert.Equal(state is ActionNoteState.Proposed, attachments is not null);
    }

    [Fact]
    public void Gives_the_currency_of_the_lines_where_no_money_moves_in_all()
    {
        var proposal = SampleActions.Proposal("create_return", At(600));
        var note = ActionNote.Of(proposal with { Summary = proposal.Summary with { Amount = null, RefundTo = null } }, ActionNoteState.Proposed);

        var data = ActionMapping.Data(note);

        Assert.Equal(("EUR", null), (data.Currency, data.Amount));
        Assert.Equal([32_900L, 2_400L], data.Lines.Select(line => line.Amount!.Value));
    }

    [Fact]
    public void Says_in_the_common_card_whose_money_it_is_and_escapes_what_the_shop_calls_things()
    {
        var proposal = SampleActions.Proposal("change_items", At(60));
        var marked = proposal.Summary with { Lines = [proposal.Summary.Lines[0] with { Title = "*Scree* <b>" }] };

        var card = Hero(ActionNote.Of(proposal with { Summary = marked }, ActionNoteState.Proposed));

        Assert.Equal("Change items of order W1007", card.Title);
        Assert.StartsWith("- 1 × \\*Scree\\* \\<b> (becomes 43, black)\n- Paid with: Visa ending in 4242\n- You pay: €10.00\n", card.Text, StringComparison.Ordinal);
        Assert.EndsWith("within 1 minute.", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_tool_that_writes_has_a_title_of_its_own()
    {
        var titles = SampleActions.Kinds.Select(kind => ActionWords.Title(ActionNote.Of(SampleActions.Proposal(kind, At(60)), ActionNoteState.Proposed))).ToList();

        Assert.Equal(titles.Count, titles.Distinct().Count());
        Assert.DoesNotContain(titles, title => title.Contains("Create", StringComparison.Ordinal) || title.Contains('_', StringComparison.Ordinal));
        Assert.Equal("Swap colour of order W1007", ActionWords.Title(ActionNote.Of(SampleActions.Proposal("swap_colour", At(60)), ActionNoteState.Proposed)));
    }

    private static HeroCard Hero(ActionNote note) =>
        Assert.IsType<HeroCard>(Assert.Single(CardMapping.Attachments([], note, At(0), new PublicUrl(null))!).Content);

    private static readonly ActionId FirstAction = new($"act-{new string('1', 32)}");

    private static readonly ActionId SecondAction = new($"act-{new string('2', 32)}");

    private static Citation Cited => new(1, new PageId("returns"), "Returns", "how-long", "Returns › How long", "abc123", "Thirty days from delivery.");

    private static Card.ProductCard Lamp => new(new ProductId("p1"), "Lamp", "€49.00", "Warm light", "/images/lamp.svg");

    private static ImmutableArray<ConversationEvent> Conversation =>
    [
        Started(),
        Spoke(1, new OutgoingMessage(Speaker.Assistant, "Hello!") { Suggestions = ["Where is my order?"] }),
        new ShopperSpoke(2, "c-1", "How long <b>can</b> I wait?", Seen: 1) { At = At(5) },
        new ShopperSpoke(3, "c-2", "And where is W1042?", Seen: 1) { At = At(5) },
        Spoke(4, new OutgoingMessage(Speaker.Assistant, "Thirty days [1].\n\n- unworn\n- with *label*") { Citations = [Cited] }) with
        {
            At = At(6), Turn = Some.Turn([2, 3]),
        },
        Spoke(5, new OutgoingMessage(Speaker.System, "Here is your order.") { Cards = [Order] }) with { At = At(7) },
        new ShopperSpoke(6, "c-3", "", Seen: 5) { At = At(8), Click = new ActionClick("confirm", "a-1") },
        new HandoffQueued(Handoff, Packet) { At = At(9) },
        Spoke(7, new OutgoingMessage(Speaker.Assistant, "A person will be with you.") { Cards = [Lamp, Lamp with { Title = "Desk", ImagePath = null }] }) with
        {
            At = At(9), Turn = Some.Turn([6]),
        },
        new PersonSpoke(8, Handoff, "Bea", "Hi, Bea here.\n# not a heading") { At = At(60) },
        new HandoffEnded(Handoff, "solved") { At = At(61) },
        Spoke(9, new OutgoingMessage(Speaker.System, "Bea has left.")) with { At = At(61) },
        new Ended { At = At(62) },
    ];

    private static Card.OrderCard Order => new(
        OrderNumber.Parse("W1042"),
        "Order W1042",
        [new CardFact("Status", "Shipped")],
        [new CardItem("Trail shoe", "Size 42", 2, "€129.00"), new CardItem("Laces", "", 1, "€4.00")],
        new Money(26_200, "EUR"));

    private static Packet Packet => new()
    {
        Reason = HandoffReason.CustomerRequest, Summary = "s", OpenQuestion = "q", Identity = default(IdentityLevel),
    };

    private static Started Started() => new("directline", "dl_ada", "o", "en") { At = Some.Noon };

    private static AssistantSpoke Spoke(int sequence, OutgoingMessage message) => new(sequence, message) { At = Some.Noon };

    private static DateTimeOffset At(int seconds) => Some.Noon.AddSeconds(seconds);

    private static ActivitySet Map(PublicUrl links, ImmutableArray<ConversationEvent> events)
    {
        var mapping = new ActivityMapping(Id, "Mara", links);
        ImmutableArray<Activity> activities = [.. events.Select(mapping.Map).OfType<Activity>()];
        return new ActivitySet(activities, Position.Watermark(mapping.LastSequence));
    }
}
