using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.Understanding;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>
/// What a conversation was about one after the other, so that it can be gone back to: "back to the lamps, which is the cheapest?" asks of what was
/// shown then, whatever was spoken of in between.
/// </summary>
internal static partial class Matters
{
    private const int Kept = 4;
    private const int MostProducts = 6;
    private const int FewestWords = 2;

    private const string Openers = @"^((ok|okay|great|right|good|fine|thanks|thank you|well|so|and|but|now|anyway|alright|lovely|perfect|cool)[,.! ]+)*";

    // "Ok back to the lamps, …", "those vouchers again: …", "about the tent again, …"
    [GeneratedRegex(
        Openers + @"((let's |let us |can we |could we |i'd like to )?(go |going |coming |come |get )?back (to|on) (?<what>[^,.:;?!–—]+?)|((about|on|as for|regarding|concerning) )?(the|my|that|those|these|this) (?<what>[^,.:;?!–—]+?) (again|once more|from before|from earlier))( - |[,.:;?!–—]+)(?<rest> *[^ ].*)$",
        RegexOptions.Singleline)]
    private static partial Regex GoesBack { get; }

    /// <summary>Keeps what this turn was about.</summary>
    public static void Remember(Session session)
    {
        if (session.State is not { Last: { Flow: not (WellKnown.Handoff or WellKnown.PersonWait) } last, Focus: var focus } state)
        {
            return;
        }

        var matter = new Matter(last, $"{focus.Request} {focus.Topic} {focus.Page}", focus.Topic, focus.Page, focus.Order, focus.Product, [.. focus.Products.Take(MostProducts)]);
        var others = state.Matters.Where(other => other.Last.Flow != last.Flow || other.Page != matter.Page);
        session.State = state with { Matters = [.. others.Append(matter).TakeLast(Kept)] };
    }

    /// <summary>Makes what the words go back to what is spoken of.</summary>
    /// <returns>What is asked of it; null where nothing is gone back to, or nothing asked beside.</returns>
    public static string? TakenUp(UnderstoodPart part, Session session)
    {
        if (GoesBack.Match(TextFolding.Fold(part.Text).Trim()) is not { Success: true } back
            || back.Groups["rest"].Value.Trim() is not { } rest || Words.Of(rest).Count < FewestWords
            || Meant(back.Groups["what"].Value, session.State) is not { } matter)
        {
            return null;
        }

        Tasks.Interrupt(session);
        session.State = session.State with { Last = matter.Last };
        session.Look(focus => focus with
        {
            Topic = matter.Topic,
            Page = matter.Page,
            Order = matter.Order ?? focus.Order,
            Items = matter.Order is null || matter.Order == focus.Order ? focus.Items : [],
            Product = matter.Product,
            Products = matter.Products,
        });
        return rest;
    }

    /// <summary>The one whose words share most with those that name it; where none shares any, the one before the last.</summary>
    private static Matter? Meant(string what, DialogueState state)
    {
        var named = SearchTerms.OfQuestion(what).ToHashSet(StringComparer.Ordinal);
        return state.Matters
            .Select((matter, at) => (matter, at, Shared: SearchTerms.OfQuestion($"{matter.Words} {string.Join(' ', matter.Products.Select(shown => shown.Title))}").Distinct().Count(named.Contains)))
            .Where(one => one.Shared > 0)
            .OrderByDescending(one => one.Shared).ThenByDescending(one => one.at)
            .Select(one => one.matter)
            .FirstOrDefault() ?? (state.Matters is [.., var before, _] ? before : null);
    }
}

/// <summary>Something that was spoken of.</summary>
/// <param name="Last">The task that was answered.</param>
/// <param name="Words">What was asked, in words that may name it later.</param>
internal sealed record Matter(OpenFlow Last, string Words, string? Topic, string? Page, string? Order, string? Product, ImmutableArray<ShownProduct> Products);
