using System.Text.RegularExpressions;
using Assistant.Core.Conversations;

namespace Assistant.Quality.Talking;

/// <summary>Compares an answer with what was expected of it.</summary>
internal static partial class Expectations
{
    private static readonly string[] Slots = ["order", "email", "code", "product", "person"];

    private static readonly TimeSpan RegexTime = TimeSpan.FromSeconds(1);

    [GeneratedRegex(@"[^.!?\n]*\b(person|Menschen|personne|persona|pessoa|medewerker)\b[^.!?\n]*\?", RegexOptions.NonBacktracking)]
    private static partial Regex OffersPerson { get; }

    [GeneratedRegex(@"order number|which order|which of these|need the number|its number", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex AsksOrder { get; }

    [GeneratedRegex(@"e-mail address", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex AsksEmail { get; }

    [GeneratedRegex(@"six-digit code|code wasn't right|type it here|once more", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex AsksCode { get; }

    [GeneratedRegex(@"which product|looking for|what is it called|what it should be", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex AsksProduct { get; }

    /// <summary>What does not hold, in a few words each.</summary>
    public static IEnumerable<string> Broken(WrittenTurn expected, ConversationEvent.AssistantSpoke answer, bool handedOff)
    {
        var text = answer.Message.Text;
        foreach (var words in expected.Says.Where(words => !Holds(text, words)))
            yield return $"does not say {words}";

        if (expected.SaysAny.Count > 0 && !expected.SaysAny.Exists(words => Holds(text, words)))
            yield return $"says none of {string.Join(" | ", expected.SaysAny)}";

        foreach (var words in expected.Never.Where(words => Holds(text, words)))
            yield return $"says {words}";

        foreach (var page in expected.Cites.Where(page => answer.Message.Citations.All(citation => citation.Page.Value != page)))
            yield return $"does not cite {page}";

        if (expected.Card is { } card && !HasCard(answer.Message, card))
            yield return $"card is not: {card}";

        if (expected.Intent is { } intent && answer.Turn?.Intent != intent)
            yield return $"intent is {answer.Turn?.Intent}, not {intent}";

        if (expected.Asks is { } slot && !Asks(text, slot))
            yield return $"does not ask for {slot}";

        if (expected.HandedOff is { } queued && queued != handedOff)
            yield return queued ? "is not handed off" : "is handed off";
    }

    /// <summary>Null when a dialogue ends as it should.</summary>
    public static string? BrokenEnd(string ends, ConversationEvent.AssistantSpoke last, bool handedOff) => ends switch
    {
        "answered" when !handedOff => null,
        "asking" when !handedOff && (last.Message.Text.Contains('?', StringComparison.Ordinal) || Array.Exists(Slots, slot => Asks(last.Message.Text, slot))) => null,
        "person_offered" when handedOff || Asks(last.Message.Text, "person") => null,
        "handed_off" when handedOff => null,
        "answered" or "asking" or "person_offered" or "handed_off" => $"does not end {ends}",
        _ => throw new InvalidDataException($"\"{ends}\" is no end: write answered, asking, person_offered or handed_off."),
    };

    private static bool Holds(string text, string words) => words is ['/', .. var pattern, '/']
        ? Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexTime)
        : text.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static bool HasCard(OutgoingMessage message, string card) => card switch
    {
        "order" => message.Cards.OfType<Card.OrderCard>().Any(),
        "product" => message.Cards.OfType<Card.ProductCard>().Any(),
        "none" => message.Cards.IsEmpty,
        _ => throw new InvalidDataException($"\"{card}\" is no card: write order, product or none."),
    };

    private static bool Asks(string text, string slot) => slot switch
    {
        "order" => AsksOrder.IsMatch(text),
        "email" => AsksEmail.IsMatch(text),
        "code" => AsksCode.IsMatch(text),
        "product" => AsksProduct.IsMatch(text),
        "person" => OffersPerson.IsMatch(text),
        _ => throw new InvalidDataException($"\"{slot}\" is nothing to ask for: write order, email, code, product or person."),
    };
}
