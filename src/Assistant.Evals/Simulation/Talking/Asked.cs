using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Evals.Checks;

namespace Assistant.Evals.Simulation.Talking;

/// <summary>What an answer asks the shopper for, in the words of <see cref="Cases.CaseRules.Known"/>.</summary>
internal static partial class Asked
{
    /// <summary>Asks for things, rather than mentioning them.</summary>
    [GeneratedRegex(@"\?|\bneed\b|\bplease\b|waiting for|as soon as you|once more", RegexOptions.IgnoreCase)]
    private static partial Regex Asking { get; }

    private static readonly string[] Usual = ["order", "email", "product"];

    private static readonly (string Thing, Regex Question)[] Others =
    [
        ("variant", Variant),
        ("name", Name),
        ("reason", Reason),
        ("address", Address),
        ("phone", Phone),
        ("date", Date),
    ];

    [GeneratedRegex(@"[^.!?\n]*\b(which|what) (size|colou?r|version|variant|model|capacity)\b[^.!?\n]*\?", RegexOptions.IgnoreCase)]
    private static partial Regex Variant { get; }

    [GeneratedRegex(@"[^.!?\n]*\b(your (full )?name|what name|which name)\b[^.!?\n]*\?", RegexOptions.IgnoreCase)]
    private static partial Regex Name { get; }

    [GeneratedRegex(@"[^.!?\n]*\b(why do you|why would you|reason|what is wrong|what's wrong)\b[^.!?\n]*\?", RegexOptions.IgnoreCase)]
    private static partial Regex Reason { get; }

    [GeneratedRegex(@"[^.!?\n]*\b(new address|which address|what address|postcode|postal code|zip code)\b[^.!?\n]*\?", RegexOptions.IgnoreCase)]
    private static partial Regex Address { get; }

    [GeneratedRegex(@"[^.!?\n]*\bphone number\b[^.!?\n]*\?", RegexOptions.IgnoreCase)]
    private static partial Regex Phone { get; }

    [GeneratedRegex(@"[^.!?\n]*\b(which day|what day|when did you|what date)\b[^.!?\n]*\?", RegexOptions.IgnoreCase)]
    private static partial Regex Date { get; }

    /// <summary>In the order in which a shopper would tell them; a code alone, since nothing else matters then.</summary>
    public static ImmutableArray<string> For(string answer)
    {
        if (!Asking.IsMatch(answer))
            return [];

        return Questions.Ask(answer, "code")
            ? ["code"]
            : [.. Usual.Where(thing => Questions.Ask(answer, thing)), .. Others.Where(other => other.Question.IsMatch(answer)).Select(other => other.Thing)];
    }

    public static bool ForPerson(string answer) => Questions.Ask(answer, "person");
}
