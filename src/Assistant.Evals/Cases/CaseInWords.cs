using System.Collections.Immutable;
using System.Globalization;
using Assistant.DemoShop;

namespace Assistant.Evals.Cases;

/// <summary>Tells a case as a story: who the shopper is, what they do, what must come of it and why.</summary>
public static class CaseInWords
{
    public static IEnumerable<string> Lines(EvalCase told) =>
    [
        $"Why: {told.Purpose}{(told.MustPass ? " No run passes while this fails." : "")}",
        $"Who: {Who(told.Shopper)}",
        .. Shop(told.Shop),
        .. told.Simulated is { } simulated ? Simulated(simulated) : told.Turns.SelectMany((turn, index) => Turn(turn, index + 1)),
        .. Expected(told.Expect).ToList() is { Count: > 0 } expected ? ["In the end:", .. expected.Select(line => $"    {line}")] : (string[])[],
        .. told.Source is { } source ? [$"From: {source}"] : (string[])[],
    ];

    private static string Who(CaseShopper shopper)
    {
        var who = shopper.Who is CaseShopper.Visitor ? "a visitor who is not signed in"
            : DemoCast.All.FirstOrDefault(member => member.Id.Value == shopper.Who) is { } cast
            ? $"{cast.Name}, signed in; in the demo shop with {string.Join("; ", cast.Orders.Select(order => $"{order.Number} ({order.Story})"))}"
            : $"the customer {shopper.Who}, signed in";
        return shopper.Locale is { } locale ? $"{who}; browser in {locale}" : who;
    }

    private static IEnumerable<string> Shop(CaseShop shop) =>
    [
        .. shop.Pages is { } pages ? [$"The pages of {pages} hold beside the shop's own"] : (string[])[],
        $"When: {(shop.Now is { } now ? now.ToString("dddd d MMMM yyyy HH:mm zzz", CultureInfo.InvariantCulture) : $"noon on {shop.Day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture)}")}{(shop.Seed is CaseDefaults.Seed ? "" : $", in the shop of {shop.Seed}")}",
        .. shop.Changes.Select(change => $"The shop differs: {Change(change)}"),
    ];

    private static string Change(CaseShopChange change) => $"{Record(change.Order, change.Product, change.Customer)} has {change.Set.ToJsonString(CaseJson.OneLine)}";

    private static string Record(string? order, string? product, string? customer) =>
        order is not null ? $"order {order}" : product is not null ? $"product {product}" : $"customer {customer}";

    private static IEnumerable<string> Turn(CaseTurn turn, int number) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"{number}. {Does(turn)}"),
        .. turn.Expect is { } expect ? Expected(expect).Select(line => $"    {line}") : [],
    ];

    private static string Does(CaseTurn turn) => turn switch
    {
        { Types: { } text } => $"types \"{text}\"",
        { Clicks: { } text } => $"picks the suggestion \"{text}\"",
        { Decides: { } choice } => choice is "confirm" ? "confirms the card" : "declines the card",
        { Approves: { } yes } => yes ? "a person of the shop approves it" : "a person of the shop refuses it",
        { LosesReply: true } => "the shop's next reply to a change will be lost",
        { Waits: { } time } => $"waits {time}",
        _ => $"meanwhile the shop changes: {string.Join("; ", turn.Changes.Select(Change))}",
    };

    private static IEnumerable<string> Simulated(SimulatedShopper shopper) =>
    [
        $"A simulated shopper, {shopper.Mood}, who types {shopper.Typing} and says a thing {shopper.Patience + 1} times at most before asking for a person:",
        .. shopper.Goals.SelectMany((goal, index) => (string[])
        [
            string.Create(CultureInfo.InvariantCulture, $"{index + 1}. wants \"{goal.Says[0]}\"{(goal.Says.Length > 1 ? $" (or in {goal.Says.Length - 1} other wording(s))" : "")}; reached when an answer"),
            .. Expected(goal.Reached).Select(line => $"    {line}"),
        ]),
        .. shopper.Knows.IsEmpty ? (string[])[] : [$"Tells when asked: {string.Join(", ", shopper.Knows.OrderBy(known => known.Key, StringComparer.Ordinal).Select(known => $"{known.Key} {known.Value}"))}"],
    ];

    private static IEnumerable<string> Expected(TurnExpectations expect) =>
    [
        .. expect.Says.Select(text => $"says {text}"),
        .. expect.SaysAny.IsEmpty ? (string[])[] : [$"says one of: {string.Join(" | ", expect.SaysAny)}"],
        .. expect.Never.Select(text => $"does not say {text}"),
        .. expect.Cites.Select(page => $"cites {page}"),
        .. expect.Rules.Select(rule => $"rests on the rule {rule}"),
        .. expect.Card switch { null => (string[])[], "none" => ["shows no card"], var card => [$"shows a card of the {card}"] },
        .. expect.Asks switch { null => (string[])[], "person" => ["asks whether a person should take over"], var slot => [$"asks for the {slot}"] },
        .. expect.Intent is { } intent ? [$"is taken as {intent}"] : (string[])[],
        .. expect.Action is { } action ? Expected(action) : [],
        .. expect.Suggests.Select(text => $"suggests \"{text}\""),
        .. expect.HandedOff switch { null => (string[])[], true => ["the conversation waits for a person"], false => ["the conversation does not wait for a person"] },
    ];

    private static IEnumerable<string> Expected(ActionExpectation action) => action.Tool is ActionExpectation.None ? ["tells of no change"] :
    [
        $"tells of {action.Tool ?? "a change"}{(action.State is { } state ? $", {state}" : "")}",
        .. action.Amount is { } amount ? [string.Create(CultureInfo.InvariantCulture, $"    over {amount} minor units")] : (string[])[],
        .. action.RefundTo is { } to ? [$"    to {to}"] : (string[])[],
        .. action.Items.IsEmpty ? (string[])[] : [$"    for {string.Join(", ", action.Items)}"],
        .. action.Says.Select(text => $"    whose card says {text}"),
    ];

    private static IEnumerable<string> Expected(CaseExpectations expect) =>
    [
        .. expect.Shop.Select(state => $"{Record(state.Order, state.Product, state.Customer)} has {state.Has.ToJsonString(CaseJson.OneLine)}"),
        expect.Shop.IsEmpty ? "nothing in the shop has changed" : "nothing else in the shop has changed",
        .. expect.Outcome is { } outcome ? [$"the conversation ends {Ends(outcome)}"] : (string[])[],
        .. expect.Handoff is { } handoff ? Expected(handoff) : [],
        .. expect.Cites.Select(cited => $"some answer cites {cited.Page}{(cited.Anchor is { } anchor ? $"#{anchor}" : "")}{(cited.Sentence is { } sentence ? $" and says {sentence}" : "")}"),
        .. expect.Says.Select(text => $"some answer says {text}"),
        .. expect.Never.Select(text => $"no answer says {text}"),
        .. expect.Tone switch { null => (string[])[], "caring" => ["the tone is calm and acknowledges what the shopper went through"], _ => ["the tone is calm and without blame"] },
        .. Most(expect.QuestionsAtMost, "questions are asked"),
        .. Most(expect.TurnsAtMost, "messages are needed"),
        .. Most(expect.LatencyMilliseconds, "milliseconds pass before any answer"),
        .. Most(expect.TokensAtMost, "tokens are used"),
        .. expect.Judge.Select(sentence => $"a judging model finds true: {sentence}"),
    ];

    private static string Ends(string outcome) => outcome switch
    {
        "asking" => "with a question to the shopper",
        "personOffered" => "with a person offered or called",
        "handedOff" => "with a person called",
        "proposed" => "with a card that waits for the shopper",
        "done" => "with the change carried out",
        _ => outcome,
    };

    private static IEnumerable<string> Expected(HandoffExpectation handoff) =>
    [
        $"a person receives it{(handoff.Reason is { } reason ? $" for {reason}" : "")}{(handoff.Intent is { } intent ? $", about {intent}" : "")}{(handoff.Identity is { } identity ? $", from a {identity}" : "")}",
        .. Named("open question", handoff.OpenQuestion),
        .. Named("orders", handoff.Orders),
        .. Named("what was tried", handoff.Tried),
        .. Named("transcript", handoff.Transcript),
    ];

    private static IEnumerable<string> Named(string field, ImmutableArray<string> texts) => texts.Select(text => $"their packet's {field} holds {text}");

    private static IEnumerable<string> Most(long? most, string what) => most is { } number ? [string.Create(CultureInfo.InvariantCulture, $"at most {number} {what}")] : [];
}
