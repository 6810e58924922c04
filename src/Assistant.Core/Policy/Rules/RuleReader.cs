using System.Collections.Immutable;
using System.Globalization;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;
using Assistant.Core.Text;

namespace Assistant.Core.Policy.Rules;

/// <summary>
/// Reads the <c>rules</c> of a page's front matter: <c>return_window_days: 30</c>, or the same with what narrows it as fields below.
/// Whatever cannot be obeyed to the letter is refused by name, with what to write instead.
/// </summary>
internal sealed class RuleReader(FaultList faults)
{
    internal static readonly string[] Fields =
    [
        "value", "says", "refuses", "owner", "from", "to", "placed_from", "placed_to", "traits", "categories", "brands", "groups", "methods", "countries",
        "entities", "identity", "actions", "repeat",
    ];

    public static ImmutableArray<RuleDraft> Read(YamlValue.Mapping rules, FaultList faults)
    {
        var reader = new RuleReader(faults);
        return [.. rules.Entries.Select(reader.Read).OfType<RuleDraft>()];
    }

    private RuleDraft? Read(YamlEntry entry)
    {
        if (RuleVocabulary.Find(entry.Key) is not { } kind || !IsName(entry.Key))
        {
            faults.Refuse(entry.Line, $"The rule `{Shown.Short(entry.Key)}` is unknown.", Nearest(entry.Key));
            return null;
        }

        var fields = entry.Value is YamlValue.Mapping mapping ? mapping.Entries : [];
        if ((entry.Value is YamlValue.Mapping ? fields.FirstOrDefault(field => field.Key == "value")?.Value : entry.Value) is not { } value)
        {
            faults.Refuse(entry.Line, $"The rule `{entry.Key}` has no value.", $"Write `value:` below it, with {kind.Expected}.");
            return null;
        }

        if (kind.Read(value, entry.Key, entry.Line) is not { } draft)
        {
            faults.Refuse(value.Line, $"The value of `{entry.Key}` is not usable{Quoted(value)}.", $"Write {kind.Expected}.");
            return null;
        }

        return Complete(fields.Where(field => field.Key != "value").Aggregate(draft, Take));
    }

    private RuleDraft Take(RuleDraft rule, YamlEntry field) => field.Key switch
    {
        "says" => rule with { Says = Quotes(field) },
        "refuses" => rule with { Refuses = Text(field, 300) },
        "owner" => rule with { Owner = Text(field, 120) },
        "from" => rule with { From = Day(field) },
        "to" => rule with { To = Day(field) },
        "placed_from" => rule with { Scope = rule.Scope with { PlacedFrom = Day(field) } },
        "placed_to" => rule with { Scope = rule.Scope with { PlacedTo = Day(field) } },
        "traits" => rule with { Scope = rule.Scope with { Traits = Some<ItemTraits>(field).Aggregate(ItemTraits.None, (all, one) => all | one) } },
        "categories" => rule with { Scope = rule.Scope with { Categories = Words(field) } },
        "brands" => rule with { Scope = rule.Scope with { Brands = Words(field) } },
        "groups" => rule with { Scope = rule.Scope with { Groups = Words(field) } },
        "methods" => rule with { Scope = rule.Scope with { Methods = Words(field) } },
        "entities" => rule with { Scope = rule.Scope with { Entities = Words(field) } },
        "countries" => rule with { Scope = rule.Scope with { Countries = Countries(field) } },
        "identity" => rule with { Scope = rule.Scope with { Identity = Some<Asker>(field) } },
        "actions" => rule with { Scope = rule.Scope with { Actions = Some<ActionKind>(field) } },
        "repeat" => rule with { Scope = rule.Scope with { Repeat = Some<Occasion>(field) is [var only] ? only : null } },
        _ => Unknown(rule, field),
    };

    /// <summary>What only the whole rule can show: conditions that its kind does not know or cannot do without, and days in the wrong order.</summary>
    private RuleDraft? Complete(RuleDraft rule)
    {
        var (kind, scope) = (rule.Kind, rule.Scope);
        if (scope.PlacedFrom is null != scope.PlacedTo is null)
        {
            faults.Refuse(rule.Line, $"The season of `{rule.Name}` has only one end.", "Write both `placed_from` and `placed_to`.");
            return null;
        }

        if (scope.PlacedFrom > scope.PlacedTo || rule.From > rule.To)
        {
            faults.Refuse(rule.Line, $"`{rule.Name}` ends before it begins.", "Swap the two days.");
            return null;
        }

        if ((scope.Narrowed & ~kind.Allowed) is var extra and not Narrowing.None)
        {
            faults.Refuse(rule.Line, $"`{kind.Name}` cannot be narrowed by {Named(extra)}.", kind.Allowed is Narrowing.None
                ? "Remove the condition; the rule holds for everything."
                : $"It can be narrowed by {Named(kind.Allowed)}.");
            return null;
        }

        if ((kind.Required & ~scope.Narrowed) is var missing and not Narrowing.None)
        {
            faults.Refuse(rule.Line, $"`{rule.Name}` says nothing without {Named(missing)}.", $"Add {Named(missing)} below it.");
            return null;
        }

        return rule;
    }

    private RuleDraft Unknown(RuleDraft rule, YamlEntry field)
    {
        faults.Refuse(field.Line, $"`{Shown.Short(field.Key)}` is no field of a rule.", $"Fields are {string.Join(", ", Fields)}.");
        return rule;
    }

    /// <summary>One quote, or a list of them.</summary>
    private ImmutableArray<string> Quotes(YamlEntry field) => field.Value is YamlValue.Sequence { Items: var several }
        ? [.. several.Select(item => Text(new YamlEntry(field.Key, item, item.Line), 300)).OfType<string>()]
        : Text(field, 300) is { } one ? [one] : [];

    private string? Text(YamlEntry field, int most)
    {
        if (field.Value is YamlValue.Scalar { Text: var text } && text.Trim() is { Length: > 0 } trimmed && trimmed.Length <= most && !trimmed.Any(char.IsControl))
        {
            return trimmed;
        }

        faults.Refuse(field.Line, $"`{field.Key}` is not a line of 1 to {most.ToString(CultureInfo.InvariantCulture)} characters.", "Write it in quotes on one line.");
        return null;
    }

    private DateOnly? Day(YamlEntry field)
    {
        var type = new CalendarDay();
        if (type.TryRead(field.Value, out var day))
        {
            return day;
        }

        faults.Refuse(field.Line, $"`{field.Key}` is not a day.", $"Write {type.Expected}.");
        return null;
    }

    private ImmutableArray<T> Some<T>(YamlEntry field)
        where T : struct, Enum
    {
        var type = new SomeOf<T>($"words for `{field.Key}`");
        if (type.TryRead(field.Value, out var words))
        {
            return words;
        }

        faults.Refuse(field.Line, $"`{field.Key}` holds a word that is not known, or one twice.", $"Write {type.Expected}.");
        return [];
    }

    private ImmutableArray<string> Countries(YamlEntry field)
    {
        var type = new CountryList();
        if (type.TryRead(field.Value, out var codes))
        {
            return codes;
        }

        var stranger = CountryList.Stranger(field.Value);
        faults.Refuse(
            field.Line,
            stranger is null ? "`countries` is not a list of countries." : $"`countries` holds `{Shown.Short(stranger)}`, which is no country.",
            stranger switch
            {
                "UK" => "Write GB for the United Kingdom.",
                "EL" => "Write GR for Greece.",
                _ => $"Write {type.Expected}.",
            });
        return [];
    }

    private ImmutableArray<string> Words(YamlEntry field)
    {
        var items = field.Value is YamlValue.Sequence { Items: var several } ? several : [field.Value];
        var words = items.Select(item => item is YamlValue.Scalar { Text: { Length: > 0 and <= 80 } text } ? text.Trim() : "").Distinct(StringComparer.OrdinalIgnoreCase).ToImmutableArray();
        if (!words.IsEmpty && !words.Contains(""))
        {
            return words;
        }

        faults.Refuse(field.Line, $"`{field.Key}` is not a list of names.", $"Write them in brackets: {field.Key}: [one, another].");
        return [];
    }

    private static string Quoted(YamlValue value) => value is YamlValue.Scalar { Text: { Length: > 0 } text } ? $": `{Shown.Short(text)}`" : "";

    private static bool IsName(string field) =>
        field.Length <= 80 && field.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-' or '.') && !field.EndsWith('.');

    private static string Named(Narrowing narrowing) => string.Join(
        ", ", Enum.GetValues<Narrowing>().Where(one => one is not Narrowing.None && narrowing.HasFlag(one)).Select(one => one is Narrowing.Season ? "placed_from and placed_to" : RuleWords.Of(one)));

    private static string Nearest(string field)
    {
        var names = RuleVocabulary.ByLetters;
        var near = new Spelling(names.Keys).Nearest(field.Split('.')[0].Replace("_", "", StringComparison.Ordinal)) is { } name ? names[name] : null;
        return near is null
            ? "docs/policy-rules.md lists all rules. What should be told but not enforced belongs into the text only."
            : $"Did you mean `{near}`? docs/policy-rules.md lists all rules.";
    }
}
