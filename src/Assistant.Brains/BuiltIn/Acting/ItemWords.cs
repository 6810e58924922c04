using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Catalog.Vocabulary;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>
/// Which lines of an order some words name, and how many of each: "two of the three mugs", "both shirts but not the hat", "everything
/// except the stove".
/// </summary>
/// <param name="Named">In the order of the words.</param>
/// <param name="Kept">Lines that are named as staying as they are.</param>
/// <param name="All">All lines are meant, without <paramref name="Kept"/>.</param>
/// <param name="Count">A number that stands alone: "just one of them".</param>
/// <param name="Unclear">Lines between which the words do not choose.</param>
internal sealed partial record ItemWords(List<MeantUnits> Named, List<string> Kept, bool All, int? Count, List<ItemLine> Unclear)
{
    private static readonly FrozenDictionary<string, int> Numbers = new Dictionary<string, int>
    {
        ["one"] = 1, ["single"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10,
    }.ToFrozenDictionary();

    // Words that end what is left out: "not the hat, but the boots".
    [GeneratedRegex(
        @"\b(except( for)?|excluding|apart from|aside from|other than|all but|but not|minus|without|rather than|instead of|(keep|keeping) (?<kept>(the|my|that|this|those|these|just|only|one|two|both) )?|not (?<what>the|my|that|this|those|these|both|all|any|one|two))\b ?(?<rest>[^,.;:!?]*)")]
    private static partial Regex LeavesOut { get; }

    // "Leave the tent and the boots as they are", but not "leave the tent out".
    [GeneratedRegex(@"\bleave (?<what>(the|my|both|that|this|those|these) [^,.;:!?]*) (as (is|it is|they are)|alone|in)\b")]
    private static partial Regex AsTheyAre { get; }

    [GeneratedRegex(@" (and|but|just|only) (i |we |then |please |just |only |want to |would like to )*(return|send|exchange|swap|cancel|give|change|replace|refund|only|just|the rest|everything|the others?)\b| but ")]
    private static partial Regex GoesOnWith { get; }

    [GeneratedRegex(
        @"\b(all( of)?( (it|them|that|these|those|the items|items|the things))?|everything|every item|the lot|(the |my )?(whole|entire|complete|full) (order|lot|thing|parcel|package|purchase|delivery)|both( of (them|these|those))?|all (two|three|four|five|six|seven|eight|nine|ten|[0-9])( of (them|these|those))?|the (rest|others|remaining|other (one|ones|two|three|thing|things|item|items))|each of them|them all|it all)\b")]
    private static partial Regex SaysAll { get; }

    [GeneratedRegex(@"\b(the rest|the others|the remaining|the other (one|ones|two|three|thing|things|item|items))\b")]
    private static partial Regex TheOthers { get; }

    [GeneratedRegex(@",|;|[.?!] | and | und | & |\+| plus | as well as | or | but |\n")]
    private static partial Regex Joint { get; }

    [GeneratedRegex(@"\b(?<n>one|two|three|four|five|six|seven|eight|nine|ten|[1-9][0-9]?) ?(of|x|pcs|pieces?|pairs?|units?)\b|\b(?<n>[1-9][0-9]?) ?x\b|\b(just|only|return|exchange|swap|cancel|remove|send|send back|give back|keep) (?<n>one|two|three|four|five|six|seven|eight|nine|ten|[1-9][0-9]?)\b|\b(?<n>single)\b|^(?<n>one|two|three|four|five|six|seven|eight|nine|ten|[1-9][0-9]?)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Counted { get; }

    [GeneratedRegex(@"\b(?<n>two|three|four|five|six|seven|eight|nine|ten|[1-9][0-9]?|one|a single) (more )?(?<noun>[\p{L}'-]{3,})")]
    private static partial Regex CountedNoun { get; }

    [GeneratedRegex(@"\b(?<n>one|two|three|four|five|six|seven|eight|nine|[1-9]) of (them|these|those)\b")]
    private static partial Regex OfThem { get; }

    [GeneratedRegex(@"\b(actually|no wait|wait no|on second thoughts?|scratch that|or rather|no,? make (that|it))\b")]
    private static partial Regex PutsRight { get; }

    // "… and actually the lantern too" adds to what was named before it.
    [GeneratedRegex(@"\b(too|also|as well|plus|add)\b")]
    private static partial Regex Adds { get; }

    // "I want one cancelled": the one goes.
    [GeneratedRegex(@"\bone (back|gone|out|returned|sent|cancell?ed|refunded|removed|taken)\b")]
    private static partial Regex OneGoes { get; }

    // "I need just one after all", "one is plenty": one stays, and the others go.
    [GeneratedRegex(@"\b(need|want|keep|use) (just |only )?(the )?one\b|\bone (of (them|these|those|the \p{L}+) |[\p{L}'-]+ ){0,2}is (enough|plenty|fine|all)\b")]
    private static partial Regex OneStays { get; }

    // "One of the two I keep, the other can go": the other of two that are one line.
    [GeneratedRegex(@"\b(the|that) other( one)?( of (them|the two))?( (back|go|goes|can|could|may|should|is|has|was|please|too|again|now)\b|[,.;:!?]|$)")]
    private static partial Regex OtherOfPair { get; }

    [GeneratedRegex(@"\b(only|just) (the )?one\b")]
    private static partial Regex OnlyOne { get; }

    // "The jacket is fine", "the flask I still want".
    [GeneratedRegex(@"\b((is|are) (fine|ok|okay|good|great|perfect|alright|all right|lovely)|(still|do) (want|need)|(can|should|may|will|must) stay|stays?|staying)\b")]
    private static partial Regex Stays { get; }

    // "Only the jacket, drop the trousers": beside what is dropped, what alone is wanted stays.
    [GeneratedRegex(@"^((and|but|so|no|ok|okay|well|please)[, ]+)*(i )?((want|need|keep|take) )?(only|just) ((want|need|keep) )?(the|my|that|this|these|those)\b")]
    private static partial Regex OnlyThis { get; }

    [GeneratedRegex(@"^((and|but|so|then|please|just)[, ]+)*(drop|remove|cancel|skip|leave out|take out|get rid of)\b")]
    private static partial Regex Drops { get; }

    // "I only want the jacket" keeps it; "I only want the jacket cancelled" does not.
    [GeneratedRegex(@"\b(i|we) (only|just) (want|need|wanted|needed) (the|my|this|that|one|those|these) ([\p{L}\p{N}'-]+ ?){1,3}( really| after all| anyway| now)*$")]
    private static partial Regex OnlyWants { get; }

    [GeneratedRegex(@"\b\p{L}+ed$|\b(back|gone|out|off|sent|swapped|in|to|size)\b")]
    private static partial Regex HasDone { get; }

    [GeneratedRegex(@"^(the|my|both|those|these|that|this) ([\p{L}\p{N}'-]+ ?){1,3}$")]
    private static partial Regex Bare { get; }

    [GeneratedRegex(@"^(the|my|both|those|these|that|this) ([\p{L}\p{N}'-]+ ){1,4}(i |we )?(still |do )?(want|need|can stay|should stay|stays?|are fine|are ok)\b")]
    private static partial Regex StaysBehind { get; }

    [GeneratedRegex(@"\b(all|both|each|every)\b")]
    private static partial Regex Several { get; }

    [GeneratedRegex(@"\b(something|an item|one item|one thing|a (part|thing|few (things|items))|some (things|items)|a couple of (things|items)) (from|of|in|out of|off) (it|that|this|my|the|order|w[0-9]{3,8}|one of)\b")]
    private static partial Regex Some { get; }

    /// <summary>"Something from my last order": which items of it is left open.</summary>
    public static bool SaysSome(string text) => Some.IsMatch(TextFolding.Fold(text));

    public bool SaysNothing => Named.Count is 0 && Kept.Count is 0 && !All && Count is null && Unclear.Count is 0;

    public static ItemWords Read(string text, IReadOnlyList<ItemLine> lines)
    {
        var folded = TextFolding.Fold(text);
        if (PutsRight.Matches(folded) is [.., var turn] && folded[(turn.Index + turn.Length)..] is var tale && !Adds.IsMatch(tale)
            && Read(tale, lines) is { SaysNothing: false, Unclear.Count: 0 } later)
        {
            // "The tin is too deep … actually, cancel the lot".
            return later;
        }

        var kept = new List<string>();
        var rest = folded;
        if (AsTheyAre.Match(rest) is { Success: true } asIs)
        {
            kept.AddRange(Names(asIs.Groups["what"].Value, lines).Select(line => line.Line));
            rest = rest.Remove(asIs.Index, asIs.Length);
        }

        for (var match = LeavesOut.Match(rest); match.Success; match = LeavesOut.Match(rest))
        {
            var tail = match.Groups["rest"].Value;
            var end = GoesOnWith.Match(tail) is { Success: true } onwards ? onwards.Index : tail.Length;
            var left = lines.Where(line => Names(match.Groups["kept"].Value + match.Groups["what"].Value + " " + tail[..end], lines).Any(named => named.Line == line.Line)).ToList();
            kept.AddRange(left.Select(line => line.Line));

            // What is named as staying is no longer there to be named as going.
            rest = string.Concat(rest.AsSpan(0, match.Index), " ; ", left.Count > 0 ? tail[end..] : tail, rest.AsSpan(match.Index + match.Length));
        }

        var named = new List<MeantUnits>();
        var unclear = new List<ItemLine>();
        List<string> pieces = [.. Joint.Split(rest).Select(piece => piece.Trim()).Where(piece => piece.Length > 0)];
        foreach (var (index, piece) in pieces.Index())
        {
            var found = Names(piece, [.. lines.Where(line => !kept.Contains(line.Line))]);
            if (Stays.IsMatch(piece) || (OnlyThis.IsMatch(piece) && pieces.Exists(other => other != piece && Drops.IsMatch(other))) || (OnlyWants.IsMatch(piece) && !HasDone.IsMatch(piece)) || (IsBare(piece) && pieces.Skip(index + 1).SkipWhile(IsBare).FirstOrDefault() is { } next && StaysBehind.IsMatch(next)))
            {
                kept.AddRange(found.Select(line => line.Line));
                continue;
            }

            if (found.Count > 1 && !IsPlural(piece, found))
            {
                unclear.AddRange(found);
                continue;
            }

            named.AddRange(found.Where(line => named.TrueForAll(item => item.Line != line.Line)).Select(line => new MeantUnits(line.Line, found.Count is 1 ? CountIn(piece, line) : null)));
        }

        unclear.RemoveAll(line => kept.Contains(line.Line) || named.Exists(item => item.Line == line.Line));
        var isPair = named is [{ Quantity: null or 1 } pair] && lines.First(line => line.Line == pair.Line).Quantity is 2 && OtherOfPair.IsMatch(rest);
        var all = !isPair && SaysAll.IsMatch(rest) && (named.Count is 0 || TheOthers.IsMatch(rest));
        if (named is [{ Quantity: null } single] && lines.First(line => line.Line == single.Line).Quantity is > 1 and var units)
        {
            // "I bought two of the bags. Please cancel one of them."
            var few = OfThem.Matches(rest).Select(Number).FirstOrDefault(number => number < units) is { } some ? (int?)some
                : isPair || OneGoes.IsMatch(rest) ? 1
                : OneStays.IsMatch(rest) ? units - 1
                : OnlyOne.IsMatch(rest) ? 1
                : null;
            named = [few < units ? single with { Quantity = few } : single];
        }

        return new ItemWords(named, [.. kept.Distinct()], all, named.Count is 0 && !all && Counted.Match(rest) is { Success: true } count ? Number(count) : null, unclear);
    }

    /// <summary>The lines that are meant by a wish of its own; empty where the words name none.</summary>
    public List<MeantUnits> Among(IReadOnlyList<ItemLine> lines) =>
        Unclear.Count > 0 ? []
        : All || (Named.Count is 0 && Kept.Count > 0) ? Others(lines)
        : Named.Count > 0 ? [.. Named.Where(item => !Kept.Contains(item.Line))]
        : Count is { } count && lines is [var only] && count < only.Quantity ? [new MeantUnits(only.Line, count)]
        : [];

    private List<MeantUnits> Others(IReadOnlyList<ItemLine> lines) => [.. lines.Where(line => !Kept.Contains(line.Line)).Select(line => new MeantUnits(line.Line))];

    /// <summary>The lines whose titles share most with the words; their options choose between equal ones.</summary>
    private static List<ItemLine> Names(string words, IReadOnlyList<ItemLine> lines)
    {
        var best = TitleWords.Meant(words, lines, line => [line.Title]);
        if (best.Count < 2)
        {
            return best;
        }

        var said = Word.Split(words).Select(word => word.Text).ToHashSet();
        var scored = best.Select(line => (line, Score: Word.Split(TextFolding.Fold(line.Options)).Count(word => said.Contains(word.Text)))).ToList();
        var most = scored.Max(pair => pair.Score);
        return most is 0 ? best : [.. scored.Where(pair => pair.Score == most).Select(pair => pair.line)];
    }

    /// <summary>"Both shirts", "the two pairs of trousers", "the shirts": all that are called so.</summary>
    private static bool IsPlural(string piece, List<ItemLine> found) =>
        Several.IsMatch(piece)
            || (Counted.Match(piece) is { Success: true } counted && Number(counted) == found.Count)
            || Word.Split(piece).Any(word => Singular.Of(word.Text) != word.Text && found.TrueForAll(line => Word.Split(TextFolding.Fold(line.Title)).Any(own => Singular.Of(own.Text) == Singular.Of(word.Text) && own.Text != word.Text)));

    /// <summary>"The child carrier" of "the child carrier and the chalk bag I do want": a thing, and nothing said of it yet.</summary>
    private static bool IsBare(string piece) => Bare.IsMatch(piece);

    private static int? CountIn(string piece, ItemLine line)
    {
        if (line.Quantity < 2)
        {
            return null;
        }

        var count = Counted.Match(piece) is { Success: true } counted ? Number(counted)
            : CountedNoun.Matches(piece).FirstOrDefault(match => TitleWords.Best(match.Groups["noun"].Value, [line], known => known.Title).Count > 0) is { } noun ? Number(noun)
            : null;
        return count == line.Quantity ? null : count;
    }

    private static int? Number(Match match) => match.Groups["n"].Value is var said && int.TryParse(said, CultureInfo.InvariantCulture, out var digits) ? digits
        : Numbers.TryGetValue(said.Replace("a ", "", StringComparison.Ordinal), out var word) ? word
        : null;
}
