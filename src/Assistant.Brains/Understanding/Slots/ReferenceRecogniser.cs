namespace Assistant.Brains.Understanding.Slots;

/// <summary>Words that point at something spoken of before, or at the shopper's own order.</summary>
internal sealed class ReferenceRecogniser : ISlotRecogniser
{
    private static readonly PhraseTable<ReferenceKind?> Phrases = PhraseTable<ReferenceKind?>.From(
        (ReferenceKind.LastOrder,
            "my last order; my latest order; my most recent order; my newest order; the last order; the latest order; last order; "
            + "my last purchase; my latest purchase; last purchase; the order i just placed; the order i just made; my previous order"),
        (ReferenceKind.OwnOrder, "my order; the order; my purchase; my parcel; my package; my delivery; my shipment"),
        (ReferenceKind.LastMentioned,
            "it; that one; this one; that order; this order; that item; this item; that product; this product; the same; the same one"),
        (ReferenceKind.LastMentionedAll, "them; all of them; both of them; these; those; these ones; those ones; these items; those items"),
        // Here "it" stands for nothing.
        (null,
            "is it possible; is it ok; is it okay; is it true; is it still possible; it is possible; it seems; it looks like; it says; "
            + "does it take; will it take; did it take; it takes; what time is it; how is it going; hows it going; got it; thats it; "
            + "that is it; is it going to rain; forget it; make it; the order status; my order history; my order number; the order number"));

    public IEnumerable<Slot> Find(SlotText text)
    {
        foreach (var hit in Phrases.Find(text.Words))
        {
            if (hit.Meaning is { } kind)
                yield return new Slot.Reference(text.PlaceOfWords(hit.First, hit.Count), kind);
        }

        // "Cancel that": at the end of a message the bare word points; elsewhere it mostly joins sentences.
        if (text.Words.Length > 1 && text.Words[^1].Text is ("that" or "this"))
            yield return new Slot.Reference(text.PlaceOfWords(text.Words.Length - 1, 1), ReferenceKind.LastMentioned);
    }
}
