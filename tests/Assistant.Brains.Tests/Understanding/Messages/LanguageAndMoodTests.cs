using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Messages;
using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.Tests.Understanding.Messages;

public sealed class LanguageAndMoodTests(OurExamples ours)
{
    [Theory]
    [InlineData("Wo ist meine Bestellung?", "de")]
    [InlineData("ich möchte meine Bestellung stornieren", "de")]
    [InlineData("où est ma commande ?", "fr")]
    [InlineData("je voudrais retourner mon colis", "fr")]
    [InlineData("hola, dónde está mi pedido", "es")]
    [InlineData("quiero devolver las botas", "es")]
    [InlineData("dove è il mio pacco?", "it")]
    [InlineData("onde está a minha encomenda", "pt")]
    [InlineData("waar is mijn bestelling", "nl")]
    [InlineData("gdzie jest moje zamówienie", "pl")]
    [InlineData("var är min beställning", "sv")]
    [InlineData("siparişim nerede", "tr")]
    [InlineData("где мой заказ", "ru")]
    [InlineData("де моє замовлення", "uk")]
    [InlineData("我的订单在哪里", "zh")]
    [InlineData("ご注文はどこですか", "ja")]
    [InlineData("أين طلبي", "ar")]
    [InlineData("내 주문은 어디에 있나요", "ko")]
    public void Another_language_is_recognised(string text, string language)
    {
        var guess = Guess(text);

        Assert.Equal(language, guess.Code);
        Assert.True(guess.IsForeign);
    }

    [Theory]
    [InlineData("hi")]
    [InlineData("ok")]
    [InlineData("W1042")]
    [InlineData("tent")]
    [InlineData("La Sportiva")]
    [InlineData("Anna van der Berg")]
    [InlineData("die cast pan")]
    [InlineData("whre is my ordr")]
    [InlineData("do you have the Fjällräven bag, size M?")]
    [InlineData("send it to Calle de la Luna 5, Madrid please")]
    [InlineData("is the café table still in stock")]
    [InlineData("")]
    [InlineData("👍")]
    public void English_names_and_scraps_are_not_taken_for_another_language(string text) => Assert.False(Guess(text).IsForeign);

    [Fact]
    public void No_example_of_ours_is_taken_for_another_language() =>
        Assert.DoesNotContain(ours.Set.Examples, example => Guess(example.Text).IsForeign);

    [Theory]
    [InlineData("WHERE IS MY ORDER??? THIS IS RIDICULOUS!!")]
    [InlineData("this is the worst shop, useless")]
    [InlineData("third time I ask, nobody answers, I am fed up")]
    public void Anger_shows(string text) => Assert.InRange(Measure(text).Frustration, 0.6f, 1);

    [Theory]
    [InlineData("where is my order?")]
    [InlineData("Thanks a lot!")]
    [InlineData("I'd like to return the BLACK boots")]
    [InlineData("W1042 W1050 W1066")]
    public void Calm_is_calm(string text) => Assert.InRange(Measure(text).Frustration, 0, 0.2f);

    [Fact]
    public void Haste_shows()
    {
        Assert.InRange(Measure("urgent, cancel it immediately").Urgency, 0.8f, 1);
        Assert.Equal(0, Measure("cancel my order").Urgency);
    }

    private static LanguageGuess Guess(string text) => LanguageDetector.Guess(Prepare(text).Folded.Text, Prepare(text).Words);

    private static Mood Measure(string text) => MoodMeter.Measure(text, Prepare(text).Words);

    private static SlotText Prepare(string text) => new(text, Slots.Find.Context);
}
