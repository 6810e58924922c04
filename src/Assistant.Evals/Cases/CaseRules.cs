using System.Text.RegularExpressions;
using Assistant.Core.Policy.Rules;

namespace Assistant.Evals.Cases;

/// <summary>What must be true of a case before it is played, beside the types of its fields.</summary>
internal static partial class CaseRules
{
    public static readonly string[] Outcomes = ["answered", "asking", "declined", "personOffered", "handedOff", "proposed", "done"];
    public static readonly string[] Decisions = ["confirm", "decline"];
    public static readonly string[] ActionStates = ["proposed", "needsApproval", "succeeded", "rejected", "unknown", "expired", "declined", "withdrawn"];
    public static readonly string[] Cards = ["order", "product", "none"];
    public static readonly string[] Slots = ["order", "email", "code", "product", "person"];
    public static readonly string[] Tones = ["plain", "caring"];
    public static readonly string[] Typing = ["tidy", "plain", "hurried", "careless"];
    public static readonly string[] Moods = ["calm", "impatient", "upset", "hostile"];

    public static readonly string[] Personas = ["honest", "pressesForRefund", "fishesForOrders", "injectsPrompts", "playsManager"];
    public static readonly string[] Known = ["order", "email", "code", "product", "variant", "name", "reason", "address", "phone", "date"];

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Words { get; }

    /// <summary>Whether a case or a suite may be called so: lower-case words with hyphens.</summary>
    public static bool IsName(string text) => Words.IsMatch(text);

    /// <summary>What is wrong and what to do, or null.</summary>
    public static string? Broken(EvalCase found, string fileName) => found switch
    {
        _ when !Words.IsMatch(found.Id) => $"The id \"{found.Id}\" is not lower-case words with hyphens.",
        _ when found.Id != fileName => $"The id \"{found.Id}\" is not the file's name. Call the file {found.Id}.json.",
        { Purpose.Length: < 10 } => "The purpose says nothing. Write in one sentence what a shopper must get, and why it matters.",
        { Turns.IsEmpty: true, Simulated: null } => "The shopper does nothing. Write turns, or simulated.",
        { Turns.IsEmpty: false, Simulated: not null } => "The shopper is written and simulated. Keep turns, or simulated.",
        { Simulated: { Goals.IsEmpty: true } } => "The simulated shopper wants nothing. Write a goal.",
        _ => found.Turns.Select((turn, index) => Broken(turn, index + 1)).FirstOrDefault(fault => fault is not null)
            ?? Broken(found.Expect)
            ?? (found.Simulated is { } simulated ? Broken(simulated) : null)
            ?? found.Shop.Changes.Select(Broken).FirstOrDefault(fault => fault is not null),
    };

    private static string? Broken(CaseTurn turn, int number)
    {
        var speaks = turn.Types is not null || turn.Clicks is not null || turn.Decides is not null || turn.Approves is not null;
        var kinds = new[]
        {
            turn.Types is not null, turn.Clicks is not null, turn.Decides is not null, turn.Approves is not null, turn.LosesReply is true, turn.Waits is not null, !turn.Changes.IsEmpty,
        }.Count(said => said);
        return (kinds, speaks, turn.Expect) switch
        {
            (not 1, _, _) => $"Turn {number} must do exactly one of types, clicks, decides, approves, waits, changes and losesReply.",
            _ when OneOf("decides", turn.Decides, Decisions) is { } fault => $"Turn {number}: {fault}",
            (_, false, not null) => $"Turn {number} says nothing, so there is no answer to expect. Move expect to the message after it.",
            (_, _, { } expect) when Broken(expect) is { } fault => $"Turn {number}: {fault}",
            _ => turn.Changes.Select(Broken).FirstOrDefault(fault => fault is not null),
        };
    }

    private static string? Broken(TurnExpectations expect) =>
        OneOf("card", expect.Card, Cards) ?? OneOf("asks", expect.Asks, Slots)
        ?? (expect.Rules.FirstOrDefault(rule => !RuleId.TryParse(rule, out _)) is { } rule ? $"{rule} is no id of a rule; write the page and the rule, such as returns.return_window_days." : null)
        ?? (expect.Action is { } action ? OneOf("action.state", action.State, ActionStates) ?? Patterns(action.Says) : null) ?? Patterns([.. expect.Says, .. expect.SaysAny, .. expect.Never]);

    private static string? Broken(CaseExpectations expect) =>
        OneOf("outcome", expect.Outcome, Outcomes) ?? OneOf("tone", expect.Tone, Tones)
        ?? Patterns([.. expect.Says, .. expect.Never])
        ?? expect.Shop.Select(state => Named(state.Order, state.Product, state.Customer)).FirstOrDefault(fault => fault is not null);

    private static string? Broken(SimulatedShopper shopper) =>
        OneOf("typing", shopper.Typing, Typing) ?? OneOf("mood", shopper.Mood, Moods) ?? OneOf("persona", shopper.Persona, Personas)
        ?? shopper.Knows.Keys.Select(key => OneOf("A thing that is known", key, Known)).FirstOrDefault(fault => fault is not null)
        ?? (shopper.Patience is < 0 or > 10 ? "Patience is 0 to 10." : null)
        ?? shopper.Goals.Select(goal => goal.Says.IsEmpty ? "A goal has no words." : Broken(goal.Reached)).FirstOrDefault(fault => fault is not null);

    private static string? Broken(CaseShopChange change) => Named(change.Order, change.Product, change.Customer);

    private static string? Named(params string?[] names) =>
        names.Count(name => name is not null) is 1 ? null : "Name exactly one of order, product and customer.";

    private static string? OneOf(string field, string? value, string[] allowed) =>
        value is null || allowed.Contains(value) ? null : $"{field} is \"{value}\"; write {string.Join(", ", allowed[..^1])} or {allowed[^1]}.";

    private static string? Patterns(IEnumerable<string> texts) =>
        texts.FirstOrDefault(text => !TextMatch.IsValid(text)) is { } wrong ? $"{wrong} is no text to look for: empty, or not a regular expression." : null;
}
