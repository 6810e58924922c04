using System.Text;

namespace Assistant.Brains.Tests.Understanding;

public sealed class UnderstanderTests(OurExamples ours)
{
    private const int LongestMessage = 4000;

    /// <summary>What shoppers and attackers may send at the length limit.</summary>
    public static TheoryData<string> Extremes =>
    [
        "",
        "\0",
        "\uD800",
        Repeat("a"),
        Repeat("1"),
        Repeat("W1042 "),
        Repeat("order "),
        Repeat("order 1042, and cancel it. "),
        Repeat("and and and "),
        Repeat("a@a.a"),
        Repeat("1.1.1"),
        Repeat("$1 "),
        Repeat("don't "),
        Repeat("\u0301"),
        Repeat("\u200B"),
        Repeat("１"),
        Repeat("한"),
        Repeat("ﷺ"),
        Repeat("😀"),
        Repeat("last last last one "),
        Repeat("\n"),
        Repeat("?!"),
    ];

    [Theory]
    [MemberData(nameof(Extremes), DisableDiscoveryEnumeration = true)]
    public void Survives_anything(string text)
    {
        var understood = ours.Understander.Understand(text, Slots.Find.Context);

        Assert.NotEmpty(understood.Parts);
        Assert.All(understood.Slots, slot => Assert.Equal(text.Substring(slot.At.Offset, slot.At.Length), slot.At.Raw));
        Assert.InRange(understood.Mood.Frustration, 0, 1);
        Assert.InRange(understood.Mood.Urgency, 0, 1);
    }

    [Fact]
    public void Survives_noise_and_places_every_slot_without_overlap()
    {
        const string Alphabet = "W1042 order#.,-@€$ansdoit5N\u200B٣１!?\n'\"éß한\uD83D";
        var random = new Random(5);
        for (var round = 0; round < 500; round++)
        {
            var noise = new StringBuilder();
            for (var i = 0; i < 120; i++)
                noise.Append(Alphabet[random.Next(Alphabet.Length)]);
            var text = noise.ToString();

            var end = 0;
            foreach (var slot in ours.Understander.Understand(text, Slots.Find.Context).Slots)
            {
                Assert.True(slot.At.Offset >= end);
                Assert.Equal(text.Substring(slot.At.Offset, slot.At.Length), slot.At.Raw);
                end = slot.At.Offset + slot.At.Length;
            }
        }
    }

    [Fact]
    public void Keeps_every_order_number_in_some_part()
    {
        const string Text = "Hello W1001! Cancel W1002, thanks W1003. No. W1004 and where is W1005?";

        var understood = ours.Understander.Understand(Text, Slots.Find.Context);

        Assert.Equal(["W1001", "W1002", "W1003", "W1004", "W1005"],
            understood.Slots.OfType<Brains.Understanding.Slots.Slot.Order>().Select(order => order.Number.Value));
    }

    private static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, LongestMessage / text.Length));
}
