using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Brains.Understanding.Intents;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.Understanding.Messages;

/// <summary>
/// Separates the requests of one message: "cancel W1042 and where is W1050?" is two, "return the boots and the tent" is one.
/// </summary>
/// <remarks>
/// A piece between sentence ends, commas and joining words is a request of its own if it begins like one and the classifier is
/// sure of it. Everything else goes with what stands before it, or, at the start, with what comes after it.
/// </remarks>
internal sealed partial class UtteranceSplitter(IntentClassifier classifier)
{
    // More separate wishes than this in one message are a story, better read as a whole.
    private const int MaxPieces = 12;
    private const float Sure = 0.5f;
    private const int LongestCourtesy = 5;
    private const int LongestAnswer = 3;
    private const int FewestWords = 2;

    private static readonly PhraseTable<string> Openers = PhraseTable<string>.FromResource("openers.txt", kind => kind);

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

    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create(".!?。！？");

    [GeneratedRegex(
        @"[.!?;。！？]+(\s+((and|but|also|plus|then|so)\s+)?|$)|\s*[\r\n]+\s*|,?\s+(and then|and also|and|but also|but|also|"
        + @"plus|then|&)\s+|,\s+",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Joint { get; }

    /// <summary>The requests in order. Text that belongs to none, such as a greeting before one, is left out.</summary>
    public ImmutableArray<Request> Split(string text, ImmutableArray<Slot> slots)
    {
        var pieces = Pieces(text, slots);
        if (pieces.Count <= 1)
            return [Whole(text)];

        var content = pieces.ConvertAll(piece => Read(text, piece, slots)).FindAll(piece => piece.Kind != PieceKind.Courtesy);
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

    /// <summary>What no intent fits as it stands may fit once its slips are mended.</summary>
    private IntentPrediction Predict(string text)
    {
        var prediction = classifier.Predict(text);
        return prediction.IsRejected && Mending.Of(text) is { } mended && classifier.Predict(mended) is { IsRejected: false } better
            ? better
            : prediction;
    }

    private Request Whole(string text) => new(0, text.Length, Predict(text));

    private static List<(int Start, int End, bool IsItem)> Pieces(string text, ImmutableArray<Slot> slots)
    {
        var pieces = new List<(int Start, int End, bool IsItem)>();
        var start = 0;
        foreach (Match joint in Joint.Matches(text))
        {
            if (pieces.Count == MaxPieces - 1)
                break;
            // A dot inside "no. 1042" or a comma inside an amount joins nothing.
            if (slots.Any(slot => joint.Index < slot.At.Offset + slot.At.Length && slot.At.Offset < joint.Index + joint.Length)
                || Abbreviation.IsMatch(text[start..(joint.Index + joint.Length)]))
                continue;

            var end = joint.Index + EndMarks(joint.ValueSpan);
            Add(start, end);
            start = joint.Index + joint.Length;
        }

        Add(start, text.Length);
        return pieces;

        void Add(int from, int to)
        {
            // The "2)" of a list says nothing of what stands behind it.
            var mark = ListMark.Match(text[from..to]).Length;
            from += mark;
            if (!string.IsNullOrWhiteSpace(text[from..to]))
                pieces.Add((from, to, mark > 0));
        }
    }

    [GeneratedRegex(@"^\s*(\(?\d{1,2}[.):]|[-*•–])(\s+|$)", RegexOptions.NonBacktracking)]
    private static partial Regex ListMark { get; }

    [GeneratedRegex(
        @"\b(nr|no|mr|mrs|ms|dr|st|ca|approx|max|min|incl|e\.g|i\.e)\.\s+$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Abbreviation { get; }

    /// <summary>A question mark stays with its question.</summary>
    private static int EndMarks(ReadOnlySpan<char> joint)
    {
        var marks = joint.IndexOfAnyExcept(SentenceMarks);
        return marks < 0 ? joint.Length : marks;
    }

    private ReadPiece Read(string text, (int Start, int End, bool IsItem) piece, ImmutableArray<Slot> slots)
    {
        var prediction = Predict(text[piece.Start..piece.End]);
        var folded = TextFolding.Fold(text[piece.Start..piece.End]);
        ImmutableArray<Word> words = [.. Word.Split(folded)];
        var isSure = !prediction.IsRejected && prediction.Confidence >= Sure;
        // Nobody says "them" in a greeting: "what's holding them up?" is no "what's up?".
        var isEmpty = !slots.Any(
            slot => (slot is not Slot.Reference || prediction.Best is "greeting") && slot.At.Offset >= piece.Start && slot.At.Offset < piece.End);
        var kind =
            isSure && isEmpty && words.Length <= LongestCourtesy && Courtesies.Contains(prediction.Best) ? PieceKind.Courtesy
            : isSure && words.Length <= LongestAnswer && piece.Start == 0 && Answers.Contains(prediction.Best) ? PieceKind.Answer
            : piece.IsItem && words.Length >= FewestWords ? PieceKind.Request
            : isSure && words.Length >= FewestWords && !IsOnlyNumber(words) && BeginsLikeRequest(words) && !IsTalk(prediction.Best) ? PieceKind.Request
            : PieceKind.Context;
        return new ReadPiece(piece.Start, piece.End, kind, prediction, piece.IsItem);
    }

    private static bool BeginsLikeRequest(ImmutableArray<Word> words) =>
        Openers.Find(words).FirstOrDefault() is { Count: > 0, First: 0 };

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
        if (last.Kind == PieceKind.Context || piece.Kind == PieceKind.Context)
            return true;

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
        : new ReadPiece(last.Start, piece.End, PieceKind.Context, Predict(text[last.Start..piece.End]));

    /// <summary>One request and its part of the message.</summary>
    public readonly record struct Request(int Start, int End, IntentPrediction Prediction);

    private readonly record struct ReadPiece(int Start, int End, PieceKind Kind, IntentPrediction Prediction, bool IsItem = false);

    private enum PieceKind
    {
        /// <summary>Explains or continues a request.</summary>
        Context,
        Request,

        /// <summary>Yes or no to what was asked before.</summary>
        Answer,

        /// <summary>Hello, thanks, bye.</summary>
        Courtesy,
    }
}
