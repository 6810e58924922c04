using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>
/// Finds an address in free words: "send it to Keizersgracht 12, 1015 CS Amsterdam", several lines, with or without a name and a country.
/// The postal code is looked for first; street and town stand around it.
/// </summary>
internal static partial class AddressWords
{
    /// <summary>Shapes that only one country has.</summary>
    private static readonly ImmutableArray<(Regex Shape, string? Country)> Codes =
    [
        (Dutch, "NL"), (DutchInPassing, "NL"), (British, "GB"), (Canadian, "CA"), (Japanese, "JP"), (Polish, "PL"), (Portuguese, "PT"), (Spaced, null), (Digits, null),
    ];

    [GeneratedRegex(@"\b(?<code>[1-9][0-9]{3} ?[A-Z]{2})\b")]
    private static partial Regex Dutch { get; }

    // "2011rw", but not "1500ml".
    [GeneratedRegex(@"\b(?<code>[1-9][0-9]{3}(?!ml|km|mm|cm|kg|gr|mg|am|pm|st|nd|rd|th|px|wh|lm|hz|eu|ah)[a-z]{2})\b")]
    private static partial Regex DutchInPassing { get; }

    [GeneratedRegex(@"\b(?<code>[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2})\b", RegexOptions.IgnoreCase)]
    private static partial Regex British { get; }

    [GeneratedRegex(@"\b(?<code>[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9])\b", RegexOptions.IgnoreCase)]
    private static partial Regex Canadian { get; }

    [GeneratedRegex(@"(^|[^\p{L}\p{N}-])〒? ?(?<code>[0-9]{3}-[0-9]{4})\b")]
    private static partial Regex Japanese { get; }

    [GeneratedRegex(@"(^|[^\p{L}\p{N}-])(?<code>[0-9]{2}-[0-9]{3})\b")]
    private static partial Regex Polish { get; }

    [GeneratedRegex(@"(^|[^\p{L}\p{N}-])(?<code>[0-9]{4}-[0-9]{3})\b")]
    private static partial Regex Portuguese { get; }

    [GeneratedRegex(@"(^|[^\p{L}\p{N}-])(?<code>[0-9]{3} [0-9]{2})($|[^\p{N}])")]
    private static partial Regex Spaced { get; }

    [GeneratedRegex(@"(^|[^\p{L}\p{N}/+-])((NL|DE|D|BE|B|FR|F|SE|S|AT|A|CH|DK|IT|I|ES|E)[- ])?(?<code>[0-9]{4,5}(-[0-9]{4})?)($|[^\p{L}\p{N}/.@:-])")]
    private static partial Regex Digits { get; }

    // What stands before the address: the wish itself.
    [GeneratedRegex(
        @"^.*?\b((new |delivery |shipping |right |correct |default )*address( (of|in|on|from) (my |the )?[\w ]+?)?( for (my |the )?(order )?[#\w]+)?( should be| is now| is| to be|:| to)|(it|that|this|which) (should|must|ought to|is supposed to) be|(deliver(ed)?|sen[dt]|ship(ped)?|go(es)?|com(e|ing)|redirect(ed)?|forward(ed)?|mov(e|ed)|reroute(d)?|address|chang(e|ed)|updat(e|ed)|it|this|that|them|order|parcel|package|delivery|W[0-9]{3,8}) (to|at|into|over to))( the following| this| the)?( new| other| different)?( address)?[ :,-]*",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Before { get; }

    [GeneratedRegex(@"[,;:\n?!]+|(?<=[\p{L}\p{N}])\.\s+(?=\p{Lu})|\s+[-–|]\s+")]
    private static partial Regex Joint { get; }

    [GeneratedRegex(@"^(?<street>(\p{L}[\p{L}'’.\- ]*?|[0-9]+e? \p{L}[\p{L}'’.\- ]*?)[ .]+(no\.? |nr\.? )?[0-9]{1,5} ?([a-zA-Z](?![\p{L}])|bis)?([ ]?[-/][ ]?[0-9a-zA-Z]{1,4})?)(?<after>$|[ ].*$)")]
    private static partial Regex NumberBehind { get; }

    [GeneratedRegex(@"^(?<street>[0-9]{1,5}[a-zA-Z]?([-/][0-9]{1,4})?,? \p{L}[\p{L}'’.\- ]+)$")]
    private static partial Regex NumberBefore { get; }

    // A street at the end of other words: "she's at 4 Birch Lane", "send the rest to Vismarkt 11".
    [GeneratedRegex(@"(^|[ ])(?<street>[0-9]{1,5}[a-zA-Z]?([-/][0-9]{1,4})? \p{Lu}[\p{L}'’.\-]*( \p{Lu}[\p{L}'’.\-]*){0,3})$")]
    private static partial Regex EndsNumberBefore { get; }

    [GeneratedRegex(@"(^|[ ])(?<street>\p{Lu}[\p{L}'’.\-]*( (de|den|der|het|van|von|the|of|la|le|les|du|des|di|da|am|an|im|zum|zur|\p{Lu}[\p{L}'’.\-]*)){0,4} [0-9]{1,5} ?([a-zA-Z](?![\p{L}]))?([-/][0-9a-zA-Z]{1,4})?)(?<after>$|[ ].*$)")]
    private static partial Regex EndsNumberBehind { get; }

    // Words that are said behind an address and are none of it.
    [GeneratedRegex(@"^ (cause|cos|coz|because|bc|since|as|for|so|but|instead|please|pls|plz|thanks|thx|asap|thats|that's|its|it's|where|which|if|until|from|and|now|then|not|rather)\b")]
    private static partial Regex SaidBehind { get; }

    [GeneratedRegex(@"(straat|laan|weg|gracht|plein|kade|dijk|singel|hof|pad|steeg|stra(ss|ß)e|str\.?|gasse|allee|platz|gatan|vägen|gata|vej|vei|gade|street|road|lane|avenue|drive|close|court|way|terrace) [0-9]{1,5} ?[a-zA-Z]?$", RegexOptions.IgnoreCase)]
    private static partial Regex StreetLike { get; }

    [GeneratedRegex(@"^(flat|apt|apartment|unit|suite|floor|room|c/o|p\.? ?o\.? ?box|building|block|\d+(st|nd|rd|th) floor|appt|wohnung|etage)\b.*", RegexOptions.IgnoreCase)]
    private static partial Regex Inside { get; }

    [GeneratedRegex(@"( (please|pls|instead|thanks|thank you|now|then|for me|asap|ok|okay|not|rather))+[ .!?]*$|[ .!?]+$", RegexOptions.IgnoreCase)]
    private static partial Regex Courtesy { get; }

    // What goes on behind the town, and is no part of its name: "Utrecht instead of my home".
    [GeneratedRegex(@" (instead|rather|because|cause|cos|since|as|for|but|so|not|and|from|until|before|by|if|when|where|which|that|thats|that's|its|it's|i|my|our|the|please|pls|asap|thanks?|thx)\b.*$")]
    private static partial Regex Aside { get; }

    [GeneratedRegex(@"^\p{Lu}[\p{L}'’.-]*( (van|de|der|den|von|zu|da|dos|di|la|le|el|al|\p{Lu}[\p{L}'’.-]*)){1,4}$")]
    private static partial Regex NameLike { get; }

    // "Ok then Storgatan 3": what is said before an address is no part of it.
    [GeneratedRegex(@"^((ok|okay|so|then|well|no|sorry|actually|yes|please|fine|alright|rather)[, ]+)*((in|at|to|on|near|of) )?(?=.)", RegexOptions.IgnoreCase)]
    private static partial Regex Preposition { get; }

    [GeneratedRegex(@"^(?<town>\p{L}[\p{L}'’.\- ]*)")]
    private static partial Regex Town { get; }

    [GeneratedRegex(@"\b(my|our|his|her|their|the|your|a|it|i|you|we|and|want|would|could|can|please|order|place|house|home|work|office|need|change|chnage|cancel|return|exchange|send|ship|deliver|delivery|delivry|is|was|are|be|have|has|not|this|that|with|from|by|of|for|until|after|about|code|have got|paid|euros?|size|item|items|W|day|days|sister|brother|mother|mom|mum|dad|father|friend|neighbour|neighbor|parents?|new|address|moved?|live|stay|wrong|street|number)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Common { get; }

    /// <summary>Characters of a message that are looked through.</summary>
    private const int Longest = 600;

    private static readonly FrozenSet<string> NoTown = ["am", "pm", "euro", "eur", "days", "day", "weeks", "gram", "people", "order", "for", "and", "is", "was", "on", "with", "or"];

    private static readonly CountryRecogniser Countries = new();

    /// <summary>Null where there is no part of an address in the words.</summary>
    public static AddressDraft? Find(string text)
    {
        text = text.Length <= Longest ? text : text[..Longest];
        var lead = Before.Match(text);
        var words = lead.Success && lead.Length < text.Length && text[lead.Length..].Any(char.IsLetterOrDigit) ? text[lead.Length..] : text;
        return Read(words) is var found && IsPlain(found, wasLed: lead.Success) ? found : null;
    }

    /// <summary>A number behind a word is no address yet: a town or a code belongs to it, or "to" stands before it.</summary>
    private static bool IsPlain(AddressDraft found, bool wasLed) =>
        (found.Line1 is { } street && (found.PostalCode is not null || found.City is not null || (wasLed && char.IsUpper(street[0]))))
            || (found.PostalCode is { } code && (found.City is not null || code.Any(char.IsLetter)));

    /// <summary>An answer to the question for what is missing of <paramref name="known"/>: a bare town is a town here.</summary>
    public static AddressDraft? Answer(string text, AddressDraft known)
    {
        text = text.Length <= Longest ? text : text[..Longest];
        if (Find(text) is { } found)
        {
            return found;
        }

        if (Read(text) is { IsEmpty: false } part && (known.Line1 is null ? part.Line1 : part.PostalCode) is not null)
        {
            return part;
        }

        var said = Courtesy.Replace(text.Trim(), "");
        return known is { Line1: not null, PostalCode: not null, City: null } && Town.Match(Preposition.Replace(said, "")) is { Success: true } town && town.Length >= said.Length - 3 ? new(City: town.Value.Trim())
            : known is { IsWhole: true } && CountryIn(said) is { } country ? new(Country: country)
            : null;
    }

    private static AddressDraft Read(string text)
    {
        var pieces = Joint.Split(text.Trim()).Select(piece => Preposition.Replace(Courtesy.Replace(piece.Trim(), ""), "")).Where(piece => piece.Length > 0).ToList();
        var draft = new AddressDraft();
        var before = new List<string>();
        var street = -1;
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (draft.PostalCode is null && Code(piece, street >= 0 || NumberedBefore(piece)) is var (code, at, length, country))
            {
                draft = draft with { PostalCode = code, Country = draft.Country ?? country };
                (draft, var stood) = Around(draft, piece[..at].Trim(' ', ','), piece[(at + length)..].Trim(' ', ','));
                if (stood is { Length: > 0 })
                {
                    before.Add(stood);
                }

                street = draft.Line1 is null ? street : i;
            }
            else if (draft.Line1 is null && StreetAndTown(piece) is var (road, place))
            {
                draft = draft with { Line1 = road, City = place };
                street = i;
            }
            else if (draft.Line1 is null && Street(piece) is { } line)
            {
                draft = draft with { Line1 = line };
                street = i;
            }
            else if (Inside.IsMatch(piece))
            {
                draft = draft with { Line2 = piece };
            }
            else if (CountryIn(piece) is { } named && draft.Line1 is not null)
            {
                draft = draft with { Country = named };
            }
            else if (draft.Line1 is not null && draft.City is null && Town.Match(piece) is { Success: true } town && town.Length == piece.Length && !Common.IsMatch(piece))
            {
                draft = draft with { City = piece };
            }
            else if (draft.Line1 is null && draft.PostalCode is null)
            {
                before.Add(piece);
            }
        }

        return draft.Line1 is not null && before.LastOrDefault(piece => NameLike.IsMatch(piece) && !Common.IsMatch(piece)) is { } name ? draft with { Name = name } : draft;
    }

    /// <summary>"1015 CS Amsterdam", "Amsterdam 1015 CS", "Keizersgracht 12 1015 CS Amsterdam", "NY 10001".</summary>
    private static (AddressDraft Draft, string? Stood) Around(AddressDraft draft, string left, string right)
    {
        if (Town.Match(Courtesy.Replace(right, "")) is { Success: true } behind && !NoTown.Contains(behind.Value.Split(' ')[0].ToLowerInvariant()))
        {
            var (town, country) = Place(Aside.Replace(behind.Value, ""));
            draft = draft with { City = town, Country = country ?? draft.Country };
        }

        if (left.Length is 0)
        {
            return (draft, null);
        }

        if (draft.Line1 is null && Street(left) is { } street)
        {
            return (draft with { Line1 = street }, null);
        }

        return left.Length is 2 && left.All(char.IsUpper) ? (draft with { Region = left }, null)
            : draft.City is null && Town.Match(left) is { Success: true } named && named.Length == left.Length && !Common.IsMatch(left) ? (draft with { City = left }, null)
            : (draft, left);
    }

    /// <summary>"Berlin Germany" is a town and its country.</summary>
    private static (string Town, string? Country) Place(string text)
    {
        var country = new SlotText(text, new UnderstandingContext(DateOnly.MinValue)) is var prepared ? Countries.Find(prepared).OfType<Slot.Country>().LastOrDefault() : null;
        return country is { At: var at, Iso: var iso } && at.Offset > 0 && at.Offset + at.Length == text.Length
            ? (text[..at.Offset].Trim(' ', ','), iso)
            : (text.Trim().TrimEnd('.'), null);
    }

    /// <summary>The postal code of a piece; four or five digits alone are one only where a street was named or something stands before them.</summary>
    private static (string Code, int At, int Length, string? Country)? Code(string piece, bool hasStreet)
    {
        foreach (var (shape, country) in Codes)
        {
            var groups = shape.Matches(piece).Select(match => match.Groups["code"]).ToList();
            var group = shape == Digits ? groups.FindLast(code => hasStreet || code.Index is 0) : groups.LastOrDefault();
            if (group is not null && !(shape == Digits && Street(piece) is { } street && street.EndsWith(group.Value, StringComparison.Ordinal) && groups.Count is 1 && piece.Length == street.Length))
            {
                return (group.Value.ToUpperInvariant(), group.Index, group.Length, country);
            }
        }

        return null;
    }

    /// <summary>"Dorpsstraat 8 3701 Zeist": a house number stands before the code.</summary>
    private static bool NumberedBefore(string piece) => NumberBehind.Match(piece) is { Success: true, Groups: var groups } && groups["after"].Length > 4;

    private static string? Street(string piece) =>
        NumberBefore.Match(piece) is { Success: true } before && !Common.IsMatch(WithoutStreetWord(before.Value)) ? before.Groups["street"].Value.Trim()
        : NumberBehind.Match(piece) is { Success: true } behind && !Common.IsMatch(WithoutStreetWord(behind.Groups["street"].Value)) && IsSaidBehind(behind) ? behind.Groups["street"].Value.Trim()
        : EndsNumberBefore.Match(piece) is { Success: true } ending && !Common.IsMatch(WithoutStreetWord(ending.Groups["street"].Value)) ? ending.Groups["street"].Value.Trim()
        : EndsNumberBehind.Match(piece) is { Success: true } end && !Common.IsMatch(WithoutStreetWord(end.Groups["street"].Value)) && IsSaidBehind(end) ? end.Groups["street"].Value.Trim()
        : null;

    private static bool IsSaidBehind(Match street) => street.Groups["after"] is { Length: 0 } || SaidBehind.IsMatch(street.Groups["after"].Value);

    /// <summary>"Jansstraat 12 Haarlem": a town right behind what is surely a street.</summary>
    private static (string Street, string Town)? StreetAndTown(string piece) =>
        NumberBehind.Match(piece) is { Success: true } match
            && StreetLike.IsMatch(match.Groups["street"].Value)
            && !Common.IsMatch(WithoutStreetWord(match.Groups["street"].Value))
            && Aside.Replace(match.Groups["after"].Value, "").Trim() is { Length: > 2 } behind
            && Town.Match(behind) is { Success: true } town && town.Length == behind.Length
            && !Common.IsMatch(behind) && behind.Count(c => c is ' ') < 3
            ? (match.Groups["street"].Value.Trim(), behind)
            : null;

    /// <summary>"High Street", "The Grove" and "New Road" are streets, whatever else their words mean.</summary>
    private static string WithoutStreetWord(string street) => StreetWord.Replace(street, "");

    [GeneratedRegex(@"\b(street|place|house|the|new|la|our lady)\b", RegexOptions.IgnoreCase)]
    private static partial Regex StreetWord { get; }

    private static string? CountryIn(string piece) =>
        Countries.Find(new SlotText(piece, new UnderstandingContext(DateOnly.MinValue))).OfType<Slot.Country>().FirstOrDefault() is { } country && country.At.Length >= piece.Trim().Length - 1 ? country.Iso
        : piece.Trim() is { Length: 2 } code && code.All(char.IsUpper) && Countries.Find(new SlotText($"in {code}", new UnderstandingContext(DateOnly.MinValue))).OfType<Slot.Country>().FirstOrDefault() is { } coded ? coded.Iso
        : null;
}
