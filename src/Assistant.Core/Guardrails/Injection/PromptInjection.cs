using Assistant.Core.Turns;

namespace Assistant.Core.Guardrails.Injection;

/// <summary>
/// Notes words that are meant to change how the assistant works, by kind, and answers them calmly where a message holds nothing else.
/// </summary>
/// <remarks>
/// Not what keeps an attack harmless: that is the toolbox, which asks the conversation for identity and never the words. So a message with a wish
/// for the shop in it goes on to the brain, as data, and an honest shopper with odd words is still served.
/// </remarks>
public sealed class PromptInjection : IQuestionGuardrail
{
    public ValueTask<Verdict> CheckAsync(Turn turn, CancellationToken cancellationToken)
    {
        var signs = turn.Questions.Select(question => InjectionSigns.In(question.Text)).ToList();
        turn.Marks.AddRange(signs.OfType<InjectionSigns>().SelectMany(found => found.Kinds).Select(kind => $"injection:{kind}"));
        return new(signs.Count > 0 && signs.TrueForAll(found => found is { IsAttack: true, WantsShop: false })
            ? new Verdict.Stop(new TurnOutcome.Declined(
                nameof(PromptInjection), new Draft(FreshWords.Say("injection.declined", turn))))
            : Verdict.Pass);
    }
}
