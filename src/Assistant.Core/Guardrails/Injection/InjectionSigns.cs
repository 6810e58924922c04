using System.Collections.Immutable;
using Assistant.Core.Guardrails.Phrases;
using Assistant.Core.Text;

namespace Assistant.Core.Guardrails.Injection;

/// <summary>Words in a message that are meant for the machine and not for the shop.</summary>
/// <param name="Kinds">
/// <c>override</c>, <c>prompt_leak</c>, <c>persona</c>, <c>smuggled_code</c>, <c>forged_role</c>, <c>hidden_words</c>, <c>reply_shape</c>, <c>off_task</c>; sorted.
/// </param>
/// <param name="WantsShop">Whether a sentence beside them wants something that a shop does.</param>
public sealed record InjectionSigns(ImmutableArray<string> Kinds, bool WantsShop)
{
    private const string Shop = "shop";
    private const string ForgedRole = "forged_role";
    private const string HiddenWords = "hidden_words";

    // How an answer is written is anybody's to ask, and homework is no attack; hidden words reach nobody. Worth a note, not a refusal.
    private static readonly ImmutableHashSet<string> Mild = ["reply_shape", "off_task", HiddenWords];

    private static readonly Lazy<PhraseBook> Book = new(() => PhraseBook.Read(
        EmbeddedList.Lines("injection.txt").Concat(EmbeddedList.Lines("shop-matters.txt"))));

    /// <summary>The patterns of all kinds.</summary>
    internal static PhraseBook Patterns => Book.Value;

    /// <summary>Whether it is aimed at the assistant's rules and not only at the form of an answer.</summary>
    public bool IsAttack => Kinds.Any(kind => !Mild.Contains(kind));

    /// <summary>What is in a text; null for nearly every text.</summary>
    public static InjectionSigns? In(string text)
    {
        var hits = Book.Value.Find(text);
        var attacks = hits.Where(hit => hit.Kind is not Shop).ToList();
        ImmutableArray<string> forged = [.. ForgedLines.AreIn(text) ? [ForgedRole] : (string[])[], .. ForgedLines.HideWords(text) ? [HiddenWords] : (string[])[]];
        ImmutableArray<string> kinds = [.. attacks.Select(hit => hit.Kind).Concat(forged).Distinct().Order(StringComparer.Ordinal)];
        return kinds.IsEmpty ? null : new InjectionSigns(
            kinds, hits.Any(hit => hit.Kind is Shop && attacks.TrueForAll(attack => attack.Sentence != hit.Sentence)));
    }
}
