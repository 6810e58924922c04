using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.Tests.Understanding.Slots;

public sealed class WordListTests
{
    [Theory]
    [InlineData("I no longer need it", ShopperReason.NoLongerNeeded)]
    [InlineData("I changed my mind", ShopperReason.NoLongerNeeded)]
    [InlineData("ordered by mistake", ShopperReason.OrderedByMistake)]
    [InlineData("I bought it twice", ShopperReason.OrderedByMistake)]
    [InlineData("found it cheaper elsewhere", ShopperReason.FoundCheaper)]
    [InlineData("it arrived too late", ShopperReason.ArrivedLate)]
    [InlineData("they don\u2019t fit", ShopperReason.DoesNotFit)]
    [InlineData("doesnt fit", ShopperReason.DoesNotFit)]
    [InlineData("too tight", ShopperReason.DoesNotFit)]
    [InlineData("the lamp is broken", ShopperReason.Damaged)]
    [InlineData("it does not work", ShopperReason.Damaged)]
    [InlineData("you sent the wrong item", ShopperReason.WrongItem)]
    [InlineData("not what I ordered", ShopperReason.WrongItem)]
    [InlineData("other", ShopperReason.Other)]
    [InlineData("some other reason", ShopperReason.Other)]
    public void A_reason_is_found(string text, ShopperReason reason) =>
        Assert.Equal(reason, Find.In<Slot.Reason>(text)[0].Value);

    [Theory]
    [InlineData("cancel my order")]
    [InlineData("do you have other colours")]
    [InlineData("why")]
    public void No_reason_is_made_up(string text) => Assert.Empty(Find.In<Slot.Reason>(text));

    [Theory]
    [InlineData("do you ship to Switzerland?", "CH")]
    [InlineData("I live in the UK", "GB")]
    [InlineData("the Netherlands", "NL")]
    [InlineData("is there a Swiss shop", "CH")]
    [InlineData("delivery to DE", "DE")]
    [InlineData("can I order from the United States of America", "US")]
    [InlineData("south africa", "ZA")]
    public void A_country_is_found(string text, string code) => Assert.Equal(code, Assert.Single(Find.In<Slot.Country>(text)).Iso);

    [Theory]
    [InlineData("is it in stock")]
    [InlineData("WHERE IS IT DE IT")]
    [InlineData("send it to me")]
    [InlineData("IT is broken")]
    [InlineData("can you help us")]
    public void A_small_word_is_no_country(string text) => Assert.Empty(Find.In<Slot.Country>(text));

    [Theory]
    [InlineData("the dark blue jacket", "navy")]
    [InlineData("in gray", "grey")]
    [InlineData("a RED tent", "red")]
    public void A_colour_is_found(string text, string colour) => Assert.Equal(colour, Assert.Single(Find.In<Slot.Colour>(text)).Name);

    [Theory]
    [InlineData("the second one", 2)]
    [InlineData("first", 1)]
    [InlineData("the last one please", -1)]
    [InlineData("I mean the 3rd item", 3)]
    [InlineData("option 2", 2)]
    [InlineData("2", 2)]
    [InlineData("the last", -1)]
    public void A_choice_is_found(string text, int position) => Assert.Equal(position, Assert.Single(Find.In<Slot.Ordinal>(text)).Position);

    [Theory]
    [InlineData("my first order discount")]
    [InlineData("wait a second")]
    [InlineData("last week")]
    [InlineData("when did I last order")]
    public void Other_words_choose_nothing(string text) => Assert.Empty(Find.In<Slot.Ordinal>(text));

    [Theory]
    [InlineData("cancel it", ReferenceKind.LastMentioned)]
    [InlineData("return that one", ReferenceKind.LastMentioned)]
    [InlineData("cancel that", ReferenceKind.LastMentioned)]
    [InlineData("where is my last order", ReferenceKind.LastOrder)]
    [InlineData("cancel my order", ReferenceKind.OwnOrder)]
    [InlineData("send them back", ReferenceKind.LastMentionedAll)]
    public void A_reference_is_found(string text, ReferenceKind kind) => Assert.Equal(kind, Assert.Single(Find.In<Slot.Reference>(text)).Kind);

    [Theory]
    [InlineData("is it possible to pay by card")]
    [InlineData("how long does it take")]
    [InlineData("show my order history")]
    [InlineData("I think that you are great people")]
    public void Empty_words_refer_to_nothing(string text) => Assert.Empty(Find.In<Slot.Reference>(text));

    [Theory]
    [InlineData("the Ridge Tents", "ridge")]
    [InlineData("a tent", "ridge summit")]
    [InlineData("my trail-boots", "trail")]
    [InlineData("two sleeping bags", "bag")]
    [InlineData("torches", "torch")]
    public void A_product_is_found_by_its_longest_name(string text, string products) =>
        Assert.Equal(products, string.Join(' ', Assert.Single(Find.In<Slot.Product>(text)).Products));

    [Fact]
    public void No_product_is_found_without_a_vocabulary() =>
        Assert.Empty(SlotFinder.Find(new SlotText("tent", new(Find.Today))));
}
