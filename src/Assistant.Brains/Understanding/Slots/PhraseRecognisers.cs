using Assistant.Core.Catalog.Vocabulary;

namespace Assistant.Brains.Understanding.Slots;

internal sealed class ReasonRecogniser : ISlotRecogniser
{
    private static readonly PhraseTable<ShopperReason> Phrases =
        PhraseTable<ShopperReason>.FromResource("reasons.txt", Enum.Parse<ShopperReason>);

    public IEnumerable<Slot> Find(SlotText text) =>
        Phrases.Find(text.Words)
            .Where(hit => hit.Meaning != ShopperReason.Other || IsAnAnswer(hit, text))
            .Select(hit => new Slot.Reason(text.PlaceOfWords(hit.First, hit.Count), hit.Meaning));

    /// <summary>"Other" is a reason where it is all that is said; in the middle of a sentence it is just a word.</summary>
    private static bool IsAnAnswer(PhraseTable<ShopperReason>.Hit hit, SlotText text) =>
        hit.Count == text.Words.Length || text.Words[hit.First + hit.Count - 1].Bare == "reason";
}

internal sealed class ColourRecogniser : ISlotRecogniser
{
    private static readonly PhraseTable<string> Phrases = PhraseTable<string>.From(Colours.Words);

    public IEnumerable<Slot> Find(SlotText text) =>
        Phrases.Find(text.Words).Select(hit => new Slot.Colour(text.PlaceOfWords(hit.First, hit.Count), hit.Meaning));
}
