using System.Collections.Immutable;
using Assistant.Core.Text;

namespace Assistant.Brains.Understanding.Slots;

/// <summary>A message prepared for finding slots: folded, cut into words, with the way back to the original.</summary>
internal sealed class SlotText
{
    private const int Nearby = 24;

    public SlotText(string text, UnderstandingContext context)
    {
        Folded = TextFolding.FoldWithOffsets(text);
        Words = [.. Word.Split(Folded.Text)];
        Context = context;
    }

    public FoldedText Folded { get; }

    public ImmutableArray<Word> Words { get; }

    public UnderstandingContext Context { get; }

    /// <summary>A few characters after a place in the folded text: what a number counts stands right behind it.</summary>
    public ReadOnlySpan<char> After(int end) => Folded.Text.AsSpan(end, Math.Min(Nearby, Folded.Text.Length - end));

    /// <summary>A few characters before a place in the folded text.</summary>
    public ReadOnlySpan<char> Before(int start) => Folded.Text.AsSpan(Math.Max(0, start - Nearby), Math.Min(Nearby, start));

    /// <summary>The place in the original of a part of the folded text.</summary>
    public SlotPlace Place(int start, int length)
    {
        var (offset, originalLength) = Folded.InOriginal(start, length).GetOffsetAndLength(Folded.Original.Length);
        return new SlotPlace(offset, originalLength, Folded.Original.Substring(offset, originalLength));
    }

    /// <summary>The place in the original of some words in a row.</summary>
    public SlotPlace PlaceOfWords(int first, int count) =>
        Place(Words[first].Start, Words[first + count - 1].End - Words[first].Start);
}
