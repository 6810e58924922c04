using Assistant.Brains.Understanding.Intents;
using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.Understanding;

/// <summary>From a shopper's words to intents and typed values. Pure and safe for use by many threads.</summary>
public sealed class Understander(IntentClassifier classifier)
{
    /// <summary>Understands one message of any content and length.</summary>
    public UnderstoodMessage Understand(string text, UnderstandingContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);

        var slots = SlotFinder.Find(text, context);
        var part = new UnderstoodPart(text.Trim(), classifier.Predict(text), IsNegated: false, slots);
        return new UnderstoodMessage([part], LanguageGuess.Unknown, Mood.Calm);
    }
}
