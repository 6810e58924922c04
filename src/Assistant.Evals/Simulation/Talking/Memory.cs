using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Evals.Cases;

namespace Assistant.Evals.Simulation.Talking;

/// <summary>What a shopper knows, what they have told, and how they say that they do not know.</summary>
internal sealed partial class Memory(SimulatedShopper shopper, Random dice)
{
    private const string None = "none";

    /// <summary>Nobody tells the same thing more often than this.</summary>
    private const int MostTold = 3;

    /// <summary>Whoever is asked once more after that has to think of something else.</summary>
    private const int MostDenied = 2;

    [GeneratedRegex(@"\b[A-Z]+-?\d{3,}\b", RegexOptions.CultureInvariant)]
    private static partial Regex OrderNumber { get; }

    private static readonly FrozenDictionary<string, ImmutableArray<string>> NotKnown = new Dictionary<string, ImmutableArray<string>>
    {
        ["order"] = ["I don't have the order number.", "No idea what the number is, I deleted the confirmation.", "I can't find an order number anywhere."],
        ["email"] = ["I don't know which address I used.", "Not sure which mail address that was.", "I have several addresses and can't remember."],
        ["code"] = ["I didn't get any code.", "There is no mail here.", "I can't see a code anywhere."],
        ["product"] = ["I don't know what it is called.", "No idea about the exact name.", "I couldn't tell you the name of it."],
        ["variant"] = ["I don't mind which.", "I'm not sure which one.", "Can't say, any will do."],
        ["name"] = ["I'd rather not say.", "Does my name matter?"],
        ["reason"] = ["No particular reason.", "I just don't need it.", "I can't really say."],
        ["address"] = ["I don't have the address with me.", "I'd have to look the address up."],
        ["phone"] = ["I'd rather not give my number.", "I don't have a phone."],
        ["date"] = ["I don't remember the date.", "Some time ago, I can't say exactly."],
    }.ToFrozenDictionary();

    private readonly Dictionary<string, int> _told = [];

    /// <summary>Answers what is asked for: with what is known, else honestly with not knowing. Null where nothing new can be said.</summary>
    public string? Tell(ImmutableArray<string> asked, IReadOnlyCollection<string> said)
    {
        var known = asked.Where(thing => ValueOf(thing) is not null && Times(thing, said) < MostTold).ToList();
        if (known.Count > 0)
        {
            var again = known.Any(thing => Times(thing, said) > 0);
            Count(known);
            return Sentence([.. known.Select(thing => ValueOf(thing)!)], again);
        }

        var unknown = asked.FirstOrDefault(thing => ValueOf(thing) is null && Times(thing, said) < MostDenied);
        if (unknown is null)
            return null;

        Count([unknown]);
        var ways = NotKnown[unknown];
        return ways[(int)((uint)(_told[unknown] + shopper.Seed) % (uint)ways.Length)];
    }

    /// <summary>A number that an answer offers in a line with the product that the shopper knows: the order that they mean.</summary>
    public string? Recognise(string answer) => !shopper.Knows.ContainsKey("order") && shopper.Knows.TryGetValue("product", out var product)
        ? answer.Split('\n').Where(line => line.Contains(product, StringComparison.OrdinalIgnoreCase))
            .Select(line => OrderNumber.Match(line)).Where(found => found.Success).Select(found => found.Value).FirstOrDefault()
        : null;

    /// <summary>The code is read from the mail unless the case says what is typed instead; one who says "none" has none.</summary>
    private string? ValueOf(string thing) => shopper.Knows.TryGetValue(thing, out var value) ? value is None ? null : value : thing is "code" ? "{code}" : null;

    /// <summary>How often it was told when asked; at least once where it stood in the shopper's own words.</summary>
    private int Times(string thing, IReadOnlyCollection<string> said) => _told.TryGetValue(thing, out var times) ? times
        : ValueOf(thing) is { } value && said.Any(text => text.Contains(value, StringComparison.OrdinalIgnoreCase)) ? 1
        : 0;

    private void Count(IEnumerable<string> things)
    {
        foreach (var thing in things)
            _told[thing] = _told.GetValueOrDefault(thing) + 1;
    }

    private string Sentence(ImmutableArray<string> values, bool again)
    {
        var told = string.Join(values.Length > 1 && dice.Next(2) is 0 ? " and " : ", ", values);
        return again
            ? dice.Next(3) switch { 0 => $"As I said, {told}", 1 => $"{told}, like before", _ => told }
            : dice.Next(4) switch { 0 => $"It's {told}", 1 => $"{told}, there you go", _ => told };
    }
}
