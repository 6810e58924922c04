using System.Collections.Immutable;
using Assistant.Brains.Understanding.Intents;
using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.Understanding;

/// <summary>What the built-in brain made of one message.</summary>
/// <param name="Parts">The separate things wanted, in the order in which they were written; at least one.</param>
/// <param name="Language">The language, if it is surely not English.</param>
/// <param name="Mood">How the shopper seems to feel.</param>
public sealed record UnderstoodMessage(ImmutableArray<UnderstoodPart> Parts, LanguageGuess Language, Mood Mood)
{
    /// <summary>The slots of all parts, in the order in which they stand.</summary>
    public IEnumerable<Slot> Slots => Parts.SelectMany(part => part.Slots);
}

/// <summary>One thing wanted.</summary>
/// <param name="Text">The words of this part, as written.</param>
/// <param name="Prediction">What it is about.</param>
/// <param name="IsNegated">The shopper says not to do it: "I don't want to cancel".</param>
/// <param name="Slots">The values in this part, with offsets into the whole message.</param>
public sealed record UnderstoodPart(string Text, IntentPrediction Prediction, bool IsNegated, ImmutableArray<Slot> Slots)
{
    /// <summary>The words with the slips mended that shoppers' wishes turn on; as written where there are none.</summary>
    public string Mended { get => field ?? Text; init; }

    /// <summary>The first slot of one kind, or null.</summary>
    public TSlot? Find<TSlot>()
        where TSlot : Slot => Slots.OfType<TSlot>().FirstOrDefault();
}
