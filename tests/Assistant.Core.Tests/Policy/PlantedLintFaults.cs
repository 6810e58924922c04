namespace Assistant.Core.Tests.Policy;

/// <param name="File">The page that is changed.</param>
/// <param name="Old">Words of the page; their first occurrence is replaced.</param>
/// <param name="At">Words on the line that lint has to name, after the change.</param>
/// <param name="Message">A part of what lint says.</param>
/// <param name="Remedy">A part of what to do about it.</param>
/// <param name="FoundIn">The page that lint names, where it is another one.</param>
internal sealed record PlantedLintFault(
    string File, string Old, string New, string At, string Message, string Remedy, string? FoundIn = null, bool Refused = true)
{
    public string In(string page)
    {
        var at = page.IndexOf(Old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{File} has no \"{Old}\" any more: plant the fault elsewhere.");
        return $"{page[..at]}{New}{page[(at + Old.Length)..]}";
    }
}

internal static class PlantedLintFaults
{
    private const string Returns = "returns.md";
    private const string Days = "a whole number of days from 0 to 730, such as 30";
    private const string Money = "a currency and an amount with all of its decimals, such as EUR 3.95";
    private const string Fee = "return_label_fee.netherlands:\n    value: EUR 3.95";
    private const string Holiday = "placed_from: 2026-11-01\n    placed_to: 2026-12-24";

    public static IReadOnlyDictionary<string, PlantedLintFault> All { get; } = new Dictionary<string, PlantedLintFault>
    {
        // Names and values
        ["a slip in a rule's name"] = Rule("return_window_days: 30", "return_windw_days: 30", "return_windw_days", "is unknown", "Did you mean `return_window_days`"),
        ["a rule that does not exist"] = Rule("return_window_days: 30", "free_gifts: yes", "free_gifts", "is unknown", "docs/policy-rules.md"),
        ["a value with its unit"] = Window("30 days"),
        ["a value with a short unit"] = Window("30d"),
        ["a value in words"] = Window("thirty"),
        ["a value below zero"] = Window("-30"),
        ["a value with an exponent"] = Window("1e3"),
        ["a value with decimals"] = Window("30.5"),
        ["a value that is too large"] = Window("9999"),
        ["a value that is a list"] = Rule("return_window_days: 30", "return_window_days: [30, 60]", "return_window_days: [30", "is not usable", Days),
        ["no value"] = Rule("return_window_days: 30", "return_window_days:\n    countries: [NL]", "return_window_days:", "has no value", "Write `value:` below it"),
        ["a decimal comma"] = Amount("EUR 3,95"),
        ["an amount without a currency"] = Amount("3.95"),
        ["too many decimals"] = Amount("EUR 3.955"),
        ["too few decimals"] = Amount("EUR 3.9"),
        ["a symbol for a currency"] = Amount("€3.95"),
        ["a currency that does not exist"] = Amount("EUX 3.95"),
        ["decimals that the currency has not"] = Amount("JPY 3.95"),
        ["the currency behind the amount"] = Amount("3.95 EUR"),
        ["a currency in small letters"] = Amount("eur 3.95"),
        ["an amount below zero"] = Amount("EUR -3.95"),
        ["a day that does not exist"] = Day("2027-02-30"),
        ["a day in words"] = Day("31 January 2027"),
        ["a day the other way round"] = Day("31-01-2027"),
        ["a word that is no value"] = Rule("value: never\n    traits: [final_sale]", "value: no\n    traits: [final_sale]", "value: no\n", "is not usable: `no`", "never, faulty, sealed"),
        ["a slip in a list"] = Rule("[faulty, damaged, wrong_item, parts_missing]", "[faulty, dammaged]", "[faulty, dammaged]", "is not usable", "a list of reasons"),
        ["a word twice in a list"] = Rule("[faulty, damaged, wrong_item, parts_missing]", "[faulty, faulty]", "[faulty, faulty]", "is not usable", "a list of reasons"),
        ["a rule that says it does not hold"] = Rule("return_unused:\n    value: yes", "return_unused:\n    value: no", "value: no\n", "is not usable", "leave the rule out where it does not hold"),

        // Conditions
        ["an unknown field"] = Rule("countries: [NL]", "country: [NL]", "country: [NL]", "`country` is no field of a rule", "countries"),
        ["a country by its usual name"] = Country("UK", "GB for the United Kingdom"),
        ["a country in small letters"] = Country("nl", "two capital letters"),
        ["a country that does not exist"] = Country("XX", "two capital letters"),
        ["a country in words"] = Country("Netherlands", "two capital letters"),
        ["an unknown trait"] = Rule("traits: [final_sale]", "traits: [finalsale]", "traits: [finalsale]", "`traits` holds a word that is not known", "final_sale"),
        ["an empty list"] = Rule("categories: [Ropes, Harnesses, Helmets, Hardware, Via ferrata]", "categories: []", "categories: []", "is not a list of names", "in brackets"),
        ["a condition that the rule cannot have"] = new("damaged-or-missing.md", "damage_report_days: 7", "damage_report_days:\n    value: 7\n    methods: [card]", "damage_report_days:", "cannot be narrowed by methods", "It can be narrowed by traits"),
        ["a condition on what holds for everything"] = new("goodwill.md", "goodwill_period_days: 365", "goodwill_period_days:\n    value: 365\n    countries: [NL]", "goodwill_period_days:", "cannot be narrowed by countries", "It can be narrowed by entities"),
        ["a season with one end"] = Rule(Holiday, "placed_from: 2026-11-01", "return_until.holidays:", "has only one end", "both `placed_from` and `placed_to`"),
        ["a season that ends before it begins"] = Rule(Holiday, "placed_from: 2026-12-24\n    placed_to: 2026-11-01", "return_until.holidays:", "ends before it begins", "Swap the two days"),
        ["a season's last day without the season"] = Rule("    " + Holiday + "\n", "", "return_until.holidays:", "says nothing without placed_from and placed_to", "Add placed_from and placed_to"),
        ["a day that is none"] = Rule("placed_to: 2026-12-24", "placed_to: Christmas", "placed_to: Christmas", "`placed_to` is not a day", "such as 2027-01-31"),
        ["an unknown kind of shopper"] = new("order-changes.md", "identity: [guest]", "identity: [vip]", "identity: [vip]", "`identity` holds a word", "guest, customer"),
        ["an unknown occasion"] = new("exchanges.md", "repeat: first", "repeat: second", "repeat: second", "`repeat` holds a word", "first, again"),

        // YAML attacks
        ["an anchor"] = Yaml("&window 30", "anchors (&) and aliases (*) are not accepted"),
        ["an alias"] = Yaml("*window", "anchors (&) and aliases (*) are not accepted"),
        ["an alias bomb"] = Yaml("30\n  a: &a [x, x, x, x]\n  b: &b [*a, *a, *a, *a]\n  c: &c [*b, *b, *b, *b]", "anchors", "a: &a"),
        ["a merge key"] = Yaml("{ <<: *base, value: 30 }", "aliases (*) are not accepted"),
        ["a tag that makes objects"] = Yaml("!!python/object:os.system 30", "tags (!) are not accepted"),
        ["a hundred brackets"] = Yaml(new string('[', 100), "nested deeper than 16"),
        ["a field twice"] = Yaml("30\n  return_window_days: 45", "stands here twice", "return_window_days: 45"),
        ["a tab"] = Rule("  return_window_days: 30", "\treturn_window_days: 30", "\treturn_window_days", "A tab is used to indent", "Indent with spaces"),
        ["a quote that never closes"] = Rule("owner: Returns team", "owner: \"Returns team", "owner:", "The YAML cannot be read", "close every quote"),

        // Conflicts, doubles, gaps
        ["a second value for the same"] = new("refunds.md", "rules:\n", "rules:\n  return_window_days:\n    value: 45\n    says: A refund goes to\n", "return_window_days: 30", "`returns.return_window_days` says 30, but `refunds.return_window_days` (refunds.md line 10) says 45", "narrow one of them", FoundIn: Returns),
        ["the same value twice"] = new("warranty.md", "rules:\n", "rules:\n  damage_report_days: 7\n", "damage_report_days: 7", "says the same as", "Keep one"),
        ["seasons that overlap"] = Rule("  return_hand_in_days: 14", "  return_until.december:\n    value: 2027-02-28\n    placed_from: 2026-12-01\n    placed_to: 2026-12-31\n    says: The holiday return date\n  return_hand_in_days: 14", "return_until.december:", "for orders placed from 1 December 2026 to 24 December 2026 too", "begin on the day after the other ends"),
        ["values that are in effect together"] = Rule("return_window_days: 30", "return_window_days:\n    value: 30\n    to: 2027-06-30\n  return_window_days.new:\n    value: 45\n    from: 2027-06-01", "return_window_days.new:", "for the same case", "`from`, `to`"),
        ["two prices for a country"] = Rule("return_label_fee.neighbours:\n    value: EUR 6.95\n    countries: [BE, DE, LU]", "return_label_fee.neighbours:\n    value: EUR 6.95\n    countries: [NL, BE, DE, LU]", "return_label_fee.neighbours:", "for the same case", "narrow one of them"),
        ["two warranties for a category"] = new("warranty.md", "categories: [Furniture]", "categories: [Furniture, Tents]", "warranty_months.frames:", "for the same case", "narrow one of them"),
        ["never and sometimes"] = Rule("traits: [hygiene]", "traits: [final_sale]", "return_if.hygiene:", "`returns.return_if.hygiene` says sealed, but `returns.return_if.final_sale` (returns.md line 53) says never", "Remove one of the two"),
        ["a window for some only"] = Rule("return_window_days: 30", "return_window_days:\n    value: 30\n    countries: [NL]", "return_window_days.gift_card", "holds only for some", "without conditions", foundIn: "gift-cards.md"),
        ["days between two values"] = Rule("return_window_days: 30", "return_window_days:\n    value: 30\n    to: 2026-12-31\n  return_window_days.next:\n    value: 30\n    from: 2027-02-01", "return_window_days.next:", "nothing is said for the days between", "from: 2027-01-01"),
        ["a rule outside its page's days"] = Rule("return_hand_in_days: 14", "return_hand_in_days:\n    value: 14\n    to: 2025-12-31", "return_hand_in_days:", "is never in effect", "inside `effective_from` and `effective_to`"),
        ["a season after the rule's end"] = Rule("placed_to: 2026-12-24", "placed_to: 2026-12-24\n    to: 2026-10-31", "return_until.holidays:", "before the first order of its season", "Remove `to`"),
        ["a rule that others always beat"] = new("order-changes.md", "change_address_until:\n    value: packing\n    refuses: After the order has shipped, we cannot change the address\n    identity: [customer]", "change_address_until:\n    value: packing\n    says: You can change the delivery address of an order yourself until its status\n  change_address_until.customer:\n    value: packing\n    identity: [customer]", "change_address_until:", "never decides", "Remove it, or narrow the others"),
        ["a group that its countries beat"] = new("refunds.md", "  refund_check_working_days: 3", "  refund_delivery_days.eu:\n    value: 14\n    countries: [EU]\n  refund_delivery_days.each:\n    value: 14\n    countries: [AT, BE, BG, CY, CZ, DE, DK, EE, ES, FI, FR, GR, HR, HU, IE, IT, LT, LU, LV, MT, NL, PL, PT, RO, SE, SI, SK]\n  refund_check_working_days: 3", "refund_delivery_days.eu:", "`refunds.refund_delivery_days.each` (refunds.md line 19) always comes first", "Remove it"),
        ["a rule that has ended"] = Rule("return_hand_in_days: 14", "return_hand_in_days:\n    value: 14\n    to: 2026-06-30", "return_hand_in_days:", "ended on 30 June 2026", "later `to`", refused: false),
        ["a season that is over"] = Rule("value: 2027-01-31\n    " + Holiday, "value: 2026-01-31\n    placed_from: 2025-11-01\n    placed_to: 2025-12-24", "return_until.holidays:", "is over", "the next season", refused: false),
        ["rules that nobody owns"] = Rule("owner: Returns team\n", "", "return_window_days: 30", "Nobody owns `return_window_days`", "owner: Returns team", refused: false),
        ["rules that nobody reviews"] = Rule("review_by: 2026-12-15\n", "", "rules:", "no day by which they are reviewed", "review_by: 2026-12-15", refused: false),

        // Prose and values
        ["a price in a row"] = Rule("| Sweden | SEK 110 |", "| Sweden | SEK 115 |", "| Sweden | SEK 115", "The text has other figures than `says` of `return_label_fee.sweden` (line 26) quotes", "Correct the sentence"),
        ["a day in the text"] = Rule("to 24 December 2026 can be returned", "to 26 December 2026 can be returned", "26 December 2026 can be returned", "The text says 26 December 2026", "correct one of the two"),
        ["a day in the rule"] = Rule("placed_to: 2026-12-24", "placed_to: 2026-12-26", "24 December 2026 can be returned", "The text says 24 December 2026", "correct one of the two"),
        ["years in the text"] = new("warranty.md", "have a warranty of 2 years from delivery.", "have a warranty of 3 years from delivery.", "warranty of 3 years", "The text says 3 years, but `warranty_months`", "correct one of the two"),
        ["months in the rule"] = new("warranty.md", "value: 24", "value: 36", "have a warranty of 2 years", "The text says 2 years, but `warranty_months` (line 10) says 36", "Write {{ warranty_months }}"),
        ["a number beside a marker"] = Rule("you have {{ return_hand_in_days }} days to hand in the parcel.", "you have {{ return_hand_in_days }} days to hand in the parcel, 3 of them for packing.", "3 of them", "The text says 3, but", "`fact` of its own"),
        ["a plain number on the rule's page"] = Rule("You can return most items within {{ return_window_days }} days of delivery, unless they are marked final sale or", "You can return most items within 45 days of delivery, unless they are marked final sale or", "within 45 days", "The text says 45 days, but `return_window_days` (returns.md line 10) says 30", "Write {{ return_window_days }}"),
        ["a plain number in words"] = Rule("You can return most items within {{ return_window_days }} days of delivery, unless they are marked final sale or", "You have forty-five days to return most items, unless they are marked final sale or", "forty-five", "The text says 45 days", "Write {{ return_window_days }}"),
        ["a plain number on another page"] = new("international.md", "within {{ returns.return_window_days }} days of delivery, unless", "within 14 days of delivery, unless", "within 14 days of delivery, unless", "The text says 14 days, but `return_window_days` (returns.md line 10) says 30", "{{ returns.return_window_days }}", Refused: false),
        ["a plain number about exchanges"] = new("exchanges.md", "within {{ exchange_window_days }} days of delivery, if the item", "within six weeks of delivery, if the item", "six weeks", "The text says 6 weeks, but `exchange_window_days`", "Write {{ exchange_window_days }}"),
        ["a word in the rule"] = Rule("value: never\n    traits: [final_sale]", "value: faulty\n    traits: [final_sale]", "- Items marked final sale cannot", "The text says never, but `return_if.final_sale`", "Change the sentence or the value"),
        ["a word in the text"] = Rule("- Items marked final sale cannot be returned. We", "- Items marked final sale cannot be returned. unless they are sealed. We", "- Items marked final sale", "The text says sealed, but `return_if.final_sale`", "quote all the sentences"),
        ["a status in the rule"] = new("cancellations.md", "cancel_until:\n    value: received", "cancel_until:\n    value: shipped", "as long as its status is \"Received\". When", "The text says received, but `cancel_until`", "Change the sentence or the value"),
        ["a remedy that the text promises"] = new("damaged-or-missing.md", "value: [replacement, refund]", "value: [replacement]", "You choose between a replacement and a full refund when an item", "The text says replacement, refund, but `remedies`", "Change the sentence or the value"),
        ["a way of refunding that the text promises"] = new("refunds.md", "value: [original, gift_card]", "value: [original]", "A refund goes to the payment method that you used for the order, or", "The text says original, gift card, but `refund_to`", "Change the sentence or the value"),
        ["a country that the text names"] = new("exchanges.md", "value: [EU, GB]", "value: [EU]", "We cannot exchange items outside the EU and the United Kingdom, because", "The text says EU, GB, but `exchange_countries`", "Change the sentence or the value"),

        // Markers and quotes
        ["a slip in a marker"] = Rule("within {{ return_window_days }} days of delivery, unless they are marked final sale or", "within {{ retrun_window_days }} days of delivery, unless they are marked final sale or", "{{ retrun_window_days }}", "names no rule", "return_window_days"),
        ["a marker of a rule that is not there"] = Rule("within {{ return_window_days }} days of delivery, unless they are marked final sale or", "within {{ return_window_days.tents }} days of delivery, unless they are marked final sale or", "{{ return_window_days.tents }}", "names no rule", "Name a rule, such as"),
        ["a marker in capitals"] = Rule("within {{ return_window_days }} days of delivery, unless they are marked final sale or", "within {{ Return_Window_Days }} days of delivery, unless they are marked final sale or", "{{ Return_Window_Days }}", "names no rule", "return_window_days"),
        ["a marker of another page's missing rule"] = new("international.md", "{{ returns.return_window_days }}", "{{ returns.window }}", "{{ returns.window }}", "names no rule", "Write the value itself, or add the rule"),
        ["a marker in a heading"] = Rule("## How long you have", "## {{ return_window_days }} days", "## {{ return_window_days }}", "stands in a heading", "Say the value in a sentence"),
        ["a quote that the page has not"] = Rule("says: you choose and pay the carrier", "says: you choose and pay the courier", "return_own_carrier:", "No sentence of the page has the words", "exactly as the page has them"),
        ["a quote of another page"] = Rule("says: you choose and pay the carrier", "says: Only a person can try to stop it", "return_own_carrier:", "stand on another page, cancellations.md line", "Move the rule to cancellations.md"),
        ["a quote of two sentences"] = Rule("says: you choose and pay the carrier", "says: return label", "return_own_carrier:", "sentences of the page have the words", "Copy more of the sentence"),
        ["a quote without the value"] = Rule("return_hand_in_days: 14", "return_hand_in_days:\n    value: 14\n    says: A returned item must be unused", "return_hand_in_days:", "does not say so", "let `says` name the sentence with the value"),
        ["a rule that no sentence tells staff"] = new("goodwill.md", "within {{ goodwill_period_days }} days", "in a year", "goodwill_period_days: 365", "No sentence of the page tells about `goodwill_period_days`", "says:", Refused: false),
        ["a rule that no sentence tells"] = Rule("    says: you choose and pay the carrier\n", "", "return_own_carrier:", "No sentence tells shoppers about `return_own_carrier`", "says:"),
    };

    private static PlantedLintFault Rule(
        string old, string @new, string at, string message, string remedy, bool refused = true, string? foundIn = null) =>
        new(Returns, old, @new, at, message, remedy, foundIn, refused);

    private static PlantedLintFault Window(string value) =>
        Rule("return_window_days: 30", $"return_window_days: {value}", "return_window_days: ", $"The value of `return_window_days` is not usable: `{value}`", Days);

    private static PlantedLintFault Amount(string value) => Rule(Fee, Fee.Replace("EUR 3.95", value, StringComparison.Ordinal), $"value: {value}", "The value of `return_label_fee.netherlands` is not usable", Money);

    private static PlantedLintFault Day(string value) => Rule("value: 2027-01-31", $"value: {value}", $"value: {value}", "The value of `return_until.holidays` is not usable", "a day, such as 2027-01-31");

    private static PlantedLintFault Country(string code, string remedy) =>
        Rule("countries: [NL]", $"countries: [{code}]", $"countries: [{code}]", $"`countries` holds `{code}`, which is no country", remedy);

    private static PlantedLintFault Yaml(string value, string message, string at = "return_window_days:") =>
        Rule("return_window_days: 30", $"return_window_days: {value}", at, message, "");
}
