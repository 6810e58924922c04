using System.Collections.Immutable;

namespace Assistant.Brains.Understanding.Slots;

/// <summary>Runs the recognisers, the most specific first: text that one has taken is not offered to a later one.</summary>
internal static class SlotFinder
{
    private static readonly ImmutableArray<ISlotRecogniser> Recognisers =
    [
        new EmailRecogniser(),
        new OrderNumberRecogniser(),
        new CodeRecogniser(),

        // Before numbers, sizes and colours: the 2 of "Skerry 2 trekking tent" is part of its name.
        new ProductRecogniser(),
        new DateRecogniser(),
        new AmountRecogniser(),
        new SizeRecogniser(),
        new OrdinalRecogniser(),
        new ReasonRecogniser(),
        new QuantityRecogniser(),
        new ColourRecogniser(),
        new CountryRecogniser(),
        new ReferenceRecogniser(),
    ];

    /// <summary>All slots of a message in the order in which they stand.</summary>
    public static ImmutableArray<Slot> Find(SlotText text)
    {
        var found = new List<Slot>();
        var taken = new bool[text.Folded.Original.Length];
        foreach (var slot in Recognisers.SelectMany(recogniser => recogniser.Find(text)))
        {
            var place = taken.AsSpan(slot.At.Offset, slot.At.Length);
            if (place.Contains(true))
                continue;

            place.Fill(true);
            found.Add(slot);
        }

        return [.. found.OrderBy(slot => slot.At.Offset)];
    }
}
