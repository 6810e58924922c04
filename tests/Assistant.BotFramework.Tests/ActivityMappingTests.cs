using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Assistant.BotFramework.Activities;
using Assistant.BotFramework.Tests.Fakes;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;
using Assistant.Testing;
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
