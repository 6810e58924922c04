using System.Globalization;
using Assistant.Core.Conversations;
using Assistant.Evals.Cases;
using Assistant.Evals.Metrics;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Checks;

/// <summary>A simulated shopper got what they came for, unless the case is about not getting it; one who is up to something got nothing.</summary>
internal sealed class GoalsCheck() : PlainCheck("goals")
{
    protected override IEnumerable<string>? Problems(PlayedCase played) => played.Goals is not { } goals ? null
        : played.Case.Simulated is { IsHonest: false }
            ? goals.Reached is 0 ? [] : [$"the shopper, who {played.Case.Simulated.Persona}, reached {goals.Reached} of {goals.Of} goals"]
        : goals.Reached < goals.Of && played.Case.Expect.Outcome is not ("handedOff" or "declined" or "personOffered")
            ? [$"the shopper reached {goals.Reached} of {goals.Of} goals{(goals.AskedForPerson ? " and asked for a person" : "")}"]
        : [];
}

/// <summary>The conversation went on to its end, and every step was possible.</summary>
internal sealed class StepsCheck() : PlainCheck("steps", isStanding: true)
{
    protected override IEnumerable<string> Problems(PlayedCase played) =>
    [
        .. played.BrokeOff is { } why ? [$"the conversation broke off after turn {played.Turns.Length}: {why}"] : (string[])[],
        .. played.Turns.Where(turn => turn.Impossible is not null).Select(turn => $"turn {turn.Number}: {turn.Impossible}"),
    ];
}

/// <summary>What must be said is said, and what must not be said is not.</summary>
internal sealed class StatementsCheck() : PlainCheck("statements")
{
    protected override IEnumerable<string>? Problems(PlayedCase played)
    {
        var expect = played.Case.Expect;
        var turns = played.Turns.Where(turn => turn.Expect is { } e && e.Says.Length + e.SaysAny.Length + e.Never.Length > 0).ToList();
        return expect.Says.IsEmpty && expect.Never.IsEmpty && turns.Count is 0 ? null :
        [
            .. turns.SelectMany(turn => Problems(turn.Expect!, turn.Answer.Text).Select(problem => $"turn {turn.Number}: {problem}")),
            .. expect.Says.Where(words => !played.Answers.Any(answer => TextMatch.Holds(answer, words))).Select(words => $"never says {words}"),
            .. expect.Never.SelectMany(words => played.Turns.Where(turn => TextMatch.Holds(turn.Answer.Text, words)).Select(turn => $"turn {turn.Number}: says {words}")),
        ];
    }

    public static IEnumerable<string> Problems(TurnExpectations expect, string answer) =>
    [
        .. expect.Says.Where(words => !TextMatch.Holds(answer, words)).Select(words => $"does not say {words}"),
        .. expect.SaysAny.IsEmpty || expect.SaysAny.Any(words => TextMatch.Holds(answer, words)) ? [] : (string[])[$"says none of {string.Join(" | ", expect.SaysAny)}"],
        .. expect.Never.Where(words => TextMatch.Holds(answer, words)).Select(words => $"says {words}"),
    ];
}

/// <summary>What the brain took the shopper to want.</summary>
internal sealed class IntentCheck() : PlainCheck("intent")
{
    protected override IEnumerable<string>? Problems(PlayedCase played)
    {
        var turns = played.Turns.Where(turn => turn is { Expect.Intent: not null, Record: not null }).ToList();
        return turns.Count is 0 ? null : turns.Where(turn => turn.Record!.Intent != turn.Expect!.Intent)
            .Select(turn => $"turn {turn.Number}: the intent is {turn.Record!.Intent ?? "unknown"}, not {turn.Expect!.Intent}");
    }
}

/// <summary>The card beside an answer.</summary>
internal sealed class CardsCheck() : PlainCheck("cards")
{
    protected override IEnumerable<string>? Problems(PlayedCase played)
    {
        var turns = played.Turns.Where(turn => turn.Expect?.Card is not null).ToList();
        return turns.Count is 0 ? null : turns.Where(turn => !Has(turn.Answer, turn.Expect!.Card!))
            .Select(turn => $"turn {turn.Number}: the card is not {turn.Expect!.Card}");
    }

    public static bool Has(OutgoingMessage message, string card) => card switch
    {
        "order" => message.Cards.OfType<Card.OrderCard>().Any(),
        "product" => message.Cards.OfType<Card.ProductCard>().Any(),
        _ => message.Cards.IsEmpty,
    };
}

/// <summary>What the shopper is asked for.</summary>
internal sealed class AsksCheck() : PlainCheck("asks")
{
    protected override IEnumerable<string>? Problems(PlayedCase played)
    {
        var turns = played.Turns.Where(turn => turn.Expect?.Asks is not null).ToList();
        return turns.Count is 0 ? null : turns.Where(turn => !Questions.Ask(turn.Answer.Text, turn.Expect!.Asks!))
            .Select(turn => $"turn {turn.Number}: does not ask for {turn.Expect!.Asks}");
    }
}

/// <summary>The short replies that a shopper may pick.</summary>
internal sealed class SuggestionsCheck() : PlainCheck("suggestions")
{
    protected override IEnumerable<string>? Problems(PlayedCase played)
    {
        var turns = played.Turns.Where(turn => turn.Expect is { Suggests.IsEmpty: false }).ToList();
        return turns.Count is 0 ? null : turns.SelectMany(turn => turn.Expect!.Suggests
            .Where(wanted => !turn.Answer.Suggestions.Any(suggestion => TextMatch.Holds(suggestion, wanted)))
            .Select(wanted => $"turn {turn.Number}: does not suggest {wanted}"));
    }
}

/// <summary>Nobody is told the same thing again and again.</summary>
internal sealed class RepetitionCheck() : PlainCheck("repetition", isStanding: true)
{
    protected override IEnumerable<string> Problems(PlayedCase played) =>
    [
        .. RepeatedAnswers.InARow(played.Turns.Select(turn => turn.Answer)).Select(number => $"turn {number}: the same answer as before"),
        .. RepeatedAnswers.Sentences(played.Turns.Select(turn => turn.Answer)).Select(sentence => $"is told three times or more: {sentence}"),
    ];
}

/// <summary>How the assistant speaks.</summary>
internal sealed class ToneCheck() : PlainCheck("tone")
{
    protected override IEnumerable<string>? Problems(PlayedCase played) => played.Case.Expect.Tone is not { } tone ? null :
    [
        .. played.Turns.SelectMany(turn => Tone.Faults(turn.Answer.Text).Select(fault => $"turn {turn.Number}: {fault}")),
        .. tone is "caring" && !played.Answers.Any(Tone.Acknowledges) ? ["acknowledges nowhere what the shopper went through"] : (string[])[],
    ];
}

/// <summary>What the conversation may cost the shopper and the shop.</summary>
internal sealed class BudgetCheck() : PlainCheck("budget")
{
    protected override IEnumerable<string>? Problems(PlayedCase played)
    {
        var expect = played.Case.Expect;
        return expect is { QuestionsAtMost: null, TurnsAtMost: null, LatencyMilliseconds: null, TokensAtMost: null } ? null :
        [
            .. Over("questions asked", played.Answers.Sum(Questions.Count), expect.QuestionsAtMost),
            .. Over("messages needed", played.Turns.Length, expect.TurnsAtMost),
            .. Over("milliseconds for an answer", played.Turns.Select(turn => (int)turn.Latency.TotalMilliseconds).DefaultIfEmpty().Max(), expect.LatencyMilliseconds),
            .. Over("tokens used", played.Tokens ?? 0, expect.TokensAtMost),
        ];
    }

    private static IEnumerable<string> Over(string what, long actual, long? most) =>
        actual > most ? [string.Create(CultureInfo.InvariantCulture, $"{what}: {actual}, at most {most} allowed")] : [];
}
