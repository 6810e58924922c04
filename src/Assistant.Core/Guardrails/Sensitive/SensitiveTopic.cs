using System.Collections.Immutable;
using Assistant.Core.Guardrails.Phrases;
using Assistant.Core.Text;

namespace Assistant.Core.Guardrails.Sensitive;

/// <summary>A matter that a person must take up, whatever the assistant could say to it.</summary>
/// <param name="Name">As in packets, turn records and reply keys (<c>sensitive.self_harm</c>); its patterns stand in a file of that name.</param>
/// <param name="About">For the person who takes over: ends the sentence "The shopper writes about …".</param>
public sealed record SensitiveTopic(string Name, string About)
{
    /// <summary>
    /// Whether the assistant may add what a page says about it. Where somebody is in distress or threatens, nothing of the shop's belongs beside the
    /// first words; where a stove burns, the page with what to do does.
    /// </summary>
    public bool PagesMayAnswer { get; init; }

    /// <summary>All of them, the gravest first: of several in one message the first is answered.</summary>
    public static ImmutableArray<SensitiveTopic> All { get; } =
    [
        new("self_harm", "harming themselves, or fears it for somebody close"),
        new("violence", "violence: a threat, a weapon, or somebody who is not safe"),
        new("minors", "a child: as a shopper, a buyer of what it must not have, or in danger") { PagesMayAnswer = true },
        new("unsafe_product", "an injury by a product, or a product that is dangerous") { PagesMayAnswer = true },
        new("medical", "an illness, a medicine or an emergency"),
        new("harassment", "being harassed or treated worse for who they are"),
        new("legal_threat", "going to law or to an authority"),
        new("fraud", "card details or money in the wrong hands"),
        new("hardship", "not being able to pay or to live on what they have"),
        new("bereavement", "the death of somebody close, or of whoever ordered"),
        new("press", "the press, or an audience of their own"),
    ];

    /// <summary>The patterns of all topics.</summary>
    internal static PhraseBook Patterns => Book.Value;

    private static readonly Lazy<PhraseBook> Book = new(() => PhraseBook.Read(
        All.Select(topic => $"{topic.Name.Replace('_', '-')}.txt").Prepend("sensitive-words.txt").SelectMany(EmbeddedList.Lines)));

    /// <summary>What a text is about, the gravest; null for nearly every text.</summary>
    public static SensitiveTopic? In(string text)
    {
        var hits = Book.Value.Find(text);
        return hits.IsEmpty ? null : All.First(topic => hits.Any(hit => hit.Kind == topic.Name));
    }
}
