using System.Collections.Immutable;
using Assistant.Evals.Cases;
using Assistant.Evals.Checks;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Simulation;

/// <summary>A simulated shopper's goals, one after the other. What reaches a goal stands in the case: nobody's taste decides.</summary>
internal sealed class GoalList(ImmutableArray<ShopperGoal> goals)
{
    private int _at;
    private int _reached;
    private bool _changedMind;

    /// <summary>Null when there is nothing more to want.</summary>
    public ShopperGoal? Current => _at < goals.Length ? goals[_at] : null;

    /// <summary>What the shopper says for the goal, as they see it now.</summary>
    public ImmutableArray<string> Ways => Current is not { } goal ? [] : _changedMind ? goal.Instead : goal.Says;

    public bool AllReached => _reached == goals.Length;

    public bool WantsPerson => Current?.Reached.HandedOff is true;

    public GoalsReached Count(bool askedForPerson) => new(_reached, goals.Length, askedForPerson);

    /// <summary>Goes on to the next goal if the answer reaches this one.</summary>
    public bool Hear(PlayedTurn last)
    {
        if (Current is not { } goal || (!goal.Instead.IsEmpty && !_changedMind) || !Reaches(last, goal.Reached))
            return false;

        _reached++;
        Next();
        return true;
    }

    /// <summary>The shopper wants something else now; false where they have no second thoughts, or had them.</summary>
    public bool ChangeMind() => Current is { Instead.IsEmpty: false } && !_changedMind && (_changedMind = true);

    public void GiveUp() => Next();

    private void Next()
    {
        _at++;
        _changedMind = false;
    }

    private static bool Reaches(PlayedTurn last, TurnExpectations wanted) =>
        !StatementsCheck.Problems(wanted, last.Answer.Text).Any()
        && wanted.Cites.All(page => last.Answer.Citations.Any(citation => CitationsCheck.Is(citation, page)))
        && (wanted.Card is not { } card || CardsCheck.Has(last.Answer, card))
        && (wanted.Asks is not { } slot || Questions.Ask(last.Answer.Text, slot))
        && (wanted.Intent is not { } intent || last.Record is null || last.Record.Intent == intent)
        && wanted.Suggests.All(words => last.Answer.Suggestions.Any(suggestion => TextMatch.Holds(suggestion, words)))
        && (wanted.HandedOff is not { } handedOff || last.HandedOff == handedOff);
}
