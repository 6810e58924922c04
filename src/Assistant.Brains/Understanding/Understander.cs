using System.Collections.Immutable;
using Assistant.Brains.Understanding.Intents;
using Assistant.Brains.Understanding.Messages;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Guardrails.Phrases;
using Assistant.Core.Text;

namespace Assistant.Brains.Understanding;

/// <summary>From a shopper's words to intents and typed values. Pure and safe for use by many threads.</summary>
public sealed class Understander(IntentClassifier classifier)
{
    private readonly UtteranceSplitter _splitter = new(classifier);

    /// <summary>Understands one message of any content and length.</summary>
    public UnderstoodMessage Understand(string text, UnderstandingContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);

        var prepared = new SlotText(text, context);
        var slots = SlotFinder.Find(prepared);
        return new UnderstoodMessage(
            [.. _splitter.Split(text, slots).Select(request => Part(text, request, slots))],
            LanguageDetector.Guess(prepared.Folded.Text, prepared.Words),
            MoodMeter.Measure(text, StarredWords.WrittenOut(prepared.Folded.Text) is var plain && plain != prepared.Folded.Text ? [.. Word.Split(plain)] : prepared.Words));
    }

    private static UnderstoodPart Part(string text, UtteranceSplitter.Request request, ImmutableArray<Slot> slots)
    {
        var own = text[request.Start..request.End].Trim();
        var folded = TextFolding.Fold(own);
        return new UnderstoodPart(
            own,
            request.Prediction,
            Negation.Negates(folded, [.. Word.Split(folded)], request.Prediction.Best),
            [.. slots.Where(slot => slot.At.Offset >= request.Start && slot.At.Offset < request.End)])
        {
            Mended = Mending.Of(own) ?? own,
        };
    }
}
