using System.Collections.Frozen;
using System.Collections.Immutable;
using Assistant.Brains.Understanding.Intents;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.Understanding.Messages;

/// <summary>
/// Separates the requests of one message: "cancel W1042 and where is W1050?" is two, "return the boots and the tent" is one.
/// </summary>
/// <remarks>
/// A piece between sentence ends, commas and joining words is a request of its own if it begins like one and the classifier is
/// sure of it; so is a whole question beside such a request. Everything else goes with what stands before it, or, at the start, with what comes after it.
/// </remarks>
internal sealed class UtteranceSplitter(IntentClassifier classifier)
{
    private const float Sure = 0.5f;
    private const int LongestCourtesy = 5;
    private const int LongestAnswer = 3;
    private const int FewestWords = 2;

    private static readonly FrozenSet<string> Courtesies =
        FrozenSet.ToFrozenSet(["greeting", "thanks", "goodbye"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Answers = FrozenSet.ToFrozenSet(["affirm", "deny"], StringComparer.Ordinal);

    // Asked for together, these are one matter: what happens to the same thing.
    private static readonly ImmutableArray<FrozenSet<string>> OneMatter =
    [
        FrozenSet.ToFrozenSet(["track_order", "delivery_period", "missing_parcel"], StringComparer.Ordinal),
        FrozenSet.ToFrozenSet(["cancel_order", "get_refund"], StringComparer.Ordinal),
        FrozenSet.ToFrozenSet(["return_item", "get_refund", "damaged_item"], StringComparer.Ordinal),
        FrozenSet.ToFrozenSet(["exchange_item", "damaged_item"], StringComparer.Ordinal),
        FrozenSet.ToFrozenSet(["product_search", "product_question", "stock"], StringComparer.Ordinal),
        FrozenSet.ToFrozenSet(["check_invoice", "get_invoice"], StringComparer.Ordinal),
    ];

    /// <summary>The requests in order. Text that belongs to none, such as a greeting before one, is left out.</summary>
    public ImmutableArray<Request> Split(string text, ImmutableArray<Slot> slots)
    {
        var pieces = MessagePieces.Of(text, slots);
        if (pieces.Count <= 1)
            return [Whole(text)];

        var content = pieces.ConvertAll(piece => Read(text, piece, slots)).FindAll(piece => piece.Kind != PieceKind.Courtesy);
        if (content is [{ Kind: PieceKind.Context } announced, { IsItem: true }, ..] && text[announced.Start..announced.End].TrimEnd().EndsWith(':'))
            content.RemoveAt(0);

        if (content.Count == 0)
            return [Whole(text)];

        var requests = new List<ReadPiece>();
        foreach (var piece in content)
        {
            if (requests is [.., var last] && BelongsTo(last, piece, slots))
                requests[^1] = Join(text, last, piece);
            else
                requests.Add(piece);
        }

        return [.. requests.Select(request => new Request(request.Start, request.End, request.Prediction))];
    }

    /// <summary>What no intent fits as it stands may fit once its slips are mended. Anger is none of it from the start.</summary>
    private IntentPrediction Predict(string text)
    {
        var folded = TextFolding.Fold(text);
        var said = Expletives.Without(folded);
        var prediction = classifier.Predict(Idioms.Plain(said ?? folded) ?? said ?? text);
        return prediction.IsRejected && Mending.Of(text) is { } mended && classifier.Predict(mended) is { IsRejected: false } better
            ? better
            : prediction;
    }

    private Request Whole(string text) => new(0, text.Length, Predict(text));

    private ReadPiece Read(string text, (int Start, int End, bool IsItem) piece, ImmutableArray<Slot> slots)
    {
        var folded = RequestShape.Asked(TextFolding.Fold(text[piece.Start..piece.End]));
        var prediction = Predict(folded);
        ImmutableArray<Word> words = [.. Word.Split(folded)];
        var isSure = !prediction.IsRejected && prediction.Confidence >= Sure;
        // Nobody says "them" in a greeting: "what's holding them up?" is no "what's up?".
        var isEmpty = !slots.Any(
            slot => (slot is not Slot.Reference || prediction.Best is "greeting") && slot.At.Offset >= piece.Start && slot.At.Offset < piece.End);
        var kind =
            isSure && isEmpty && words.Length <= LongestCourtesy && Courtesies.Contains(prediction.Best) ? PieceKind.Courtesy
            : isSure && words.Length <= LongestAnswer && piece.Start == 0 && Answers.Contains(prediction.Best) ? PieceKind.Answer
            : piece.IsItem && words.Length >= FewestWords ? PieceKind.Request
            : isSure && words.Length >= FewestWords && !IsOnlyNumber(words) && RequestShape.BeginsLikeRequest(words) && !IsTalk(prediction.Best) ? PieceKind.Request
            : RequestShape.AsksWhatThen(folded) || RequestShape.GoesOnEnquiring(TextFolding.Fold(text[..piece.Start]), words) ? PieceKind.Request
            : RequestShape.IsQuestion(words) ? PieceKind.Question
            : PieceKind.Context;
        return new ReadPiece(piece.Start, piece.End, kind, prediction, piece.IsItem) { AsksWhatThen = RequestShape.AsksWhatThen(folded) };
    }

    /// <summary>"Order W1042" names what the rest of the message is about.</summary>
    private static bool IsOnlyNumber(ImmutableArray<Word> words) =>
        words.All(word => word.Text is "order" or "number" or "nr" or "no" or "my" || word.Text.Any(char.IsAsciiDigit));

    private static bool IsTalk(string intent) => Courtesies.Contains(intent) || Answers.Contains(intent);

    private static bool BelongsTo(ReadPiece last, ReadPiece piece, ImmutableArray<Slot> slots)
    {
        // What stands in a list is meant one by one.
        if (piece.IsItem)
            return false;
        if (last.Kind == PieceKind.Answer)
            return piece.Kind == PieceKind.Answer && piece.Prediction.Best == last.Prediction.Best;
        if (piece.Kind == PieceKind.Answer)
            return false;
        if (last.Kind == PieceKind.Context || piece.Kind == PieceKind.Context || (last.Kind == PieceKind.Question && piece.Kind == PieceKind.Question))
            return true;

        if (piece.AsksWhatThen != last.AsksWhatThen)
            return false;

        var isOneMatter = last.Prediction.Best == piece.Prediction.Best
            || OneMatter.Any(matter => matter.Contains(last.Prediction.Best) && matter.Contains(piece.Prediction.Best));
        return isOneMatter && !NamesAnotherOrder(last, piece, slots);
    }

    private static bool NamesAnotherOrder(ReadPiece last, ReadPiece piece, ImmutableArray<Slot> slots)
    {
        var named = Orders(last).ToHashSet();
        return named.Count > 0 && Orders(piece).Any(order => !named.Contains(order));

        IEnumerable<Core.Shop.OrderNumber> Orders(ReadPiece within) => slots.OfType<Slot.Order>()
            .Where(slot => slot.At.Offset >= within.Start && slot.At.Offset < within.End)
            .Select(slot => slot.Number);
    }

    /// <summary>
    /// A clear request says better what is wanted than its explanations; without one, all of it is read together.
    /// </summary>
    private ReadPiece Join(string text, ReadPiece last, ReadPiece piece) =>
        last.Kind == PieceKind.Request ? last with { End = piece.End }
        : piece.Kind == PieceKind.Request ? piece with { Start = last.Start }
        : new ReadPiece(last.Start, piece.End, last.Kind == PieceKind.Question ? last.Kind : piece.Kind, Predict(text[last.Start..piece.End]));

    /// <summary>One request and its part of the message.</summary>
    public readonly record struct Request(int Start, int End, IntentPrediction Prediction);

    private readonly record struct ReadPiece(int Start, int End, PieceKind Kind, IntentPrediction Prediction, bool IsItem = false)
    {
        public bool AsksWhatThen { get; init; }
    }

    private enum PieceKind
    {
        /// <summary>Explains or continues a request.</summary>
        Context,
        Request,

        /// <summary>
        /// A whole question of which nobody can say what it is about. Beside a clear request it is one of its own; with other words it is read together.
        /// </summary>
        Question,

        /// <summary>Yes or no to what was asked before.</summary>
        Answer,

        /// <summary>Hello, thanks, bye.</summary>
        Courtesy,
    }
}
