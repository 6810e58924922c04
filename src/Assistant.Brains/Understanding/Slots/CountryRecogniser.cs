using System.Collections.Frozen;

namespace Assistant.Brains.Understanding.Slots;

/// <summary>
/// Countries by name, by adjective ("Swiss") and by code where it cannot be taken for a word ("in DE", not "in de").
/// </summary>
internal sealed class CountryRecogniser : ISlotRecogniser
{
    private static readonly PhraseTable<string> Names = PhraseTable<string>.FromResource("countries.txt", code => code);

    private static readonly PhraseTable<string> Towns = PhraseTable<string>.FromResource("towns.txt", code => code);

    // "To Lyon", "in Vienna"; a town in an address or a name says nothing.
    private static readonly FrozenSet<string> OfPlace = FrozenSet.ToFrozenSet(["to", "in", "into", "from", "near", "for"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Codes =
        EmbeddedText.Lines("countries.txt").Select(line => line[..2]).ToFrozenSet(StringComparer.Ordinal);

    // In capitals these are still more often words than countries.
    private static readonly FrozenSet<string> WordsToo =
        FrozenSet.ToFrozenSet(
            ["AM", "AT", "BE", "DO", "ID", "IN", "IS", "IT", "ME", "MY", "NO", "PA", "SO", "TO"],
            StringComparer.Ordinal);

    public IEnumerable<Slot> Find(SlotText text)
    {
        foreach (var hit in Names.Find(text.Words))
            yield return new Slot.Country(text.PlaceOfWords(hit.First, hit.Count), hit.Meaning);

        foreach (var hit in Towns.Find(text.Words).Where(hit => hit.First > 0 && OfPlace.Contains(text.Words[hit.First - 1].Text)))
            yield return new Slot.Country(text.PlaceOfWords(hit.First, hit.Count), hit.Meaning);

        // A message all in capitals says nothing by them.
        if (!text.Folded.Original.Any(char.IsLower))
            yield break;

        foreach (var word in text.Words.Where(word => word.Text.Length == 2))
        {
            var place = text.Place(word.Start, word.Text.Length);
            if (Codes.Contains(place.Raw) && !WordsToo.Contains(place.Raw))
                yield return new Slot.Country(place, place.Raw);
        }
    }
}
