using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Policy;

/// <summary>
/// Delivery to a country that no page names. A page that answers for other countries answers nothing then; what says where the
/// shop delivers, and where not, does.
/// </summary>
internal static partial class CountryQuestion
{
    [GeneratedRegex(@"\b(deliver|delivers|delivery|ship|ships|shipping|shipped|send) ((it|this|that|them|these|orders|parcels|things|anything|stuff|items|products) )?(also )?(to|in|into) ")]
    private static partial Regex AsksDelivery { get; }

    // A question that was put together: "Which delivery options do you have to Iceland?"
    [GeneratedRegex(@"\b(deliver|delivery|ship|shipping)\b[^.?!]* (to|in|into|for) [\p{L} ]+\??$")]
    private static partial Regex SpeaksOfDelivery { get; }

    private static readonly ImmutableArray<(string Name, FrozenSet<string> Members)> Unions =
    [
        .. EmbeddedText.Groups("unions.txt").Select(union => (TextFolding.Fold(union.Name), union.Words.ToFrozenSet())),
    ];

    /// <summary>Whether a question is about delivery to a country of which the passages that answer say nothing.</summary>
    public static bool IsLeftOpen(UnderstoodPart? part, string question, ToolAnswer answer) =>
        part?.Find<Slot.Country>() is { Iso: var country }
            && (AsksDelivery.IsMatch(TextFolding.Fold(part.Mended)) || SpeaksOfDelivery.IsMatch(TextFolding.Fold(question)))
            && !PassageFacts.Answering(answer).Any(passage => Speaks(passage, country));

    private static bool Speaks(PassageFacts passage, string country)
    {
        var words = $" {string.Join(' ', Word.Split(TextFolding.Fold(passage.Text)).Select(word => word.Text))} ";
        return CountryNames.Of(country).Concat(Unions.Where(union => union.Members.Contains(country)).Select(union => union.Name))
            .Any(name => words.Contains($" {name} ", StringComparison.Ordinal));
    }
}
