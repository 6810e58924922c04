using Assistant.Evals.Cases;
using Assistant.Evals.Checks;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Simulation;

/// <summary>A shopper with goals: says what they want, tells what they are asked for, tries other words, and in the end asks for a person.</summary>
internal sealed class SimulatedScript(SimulatedShopper shopper, int seed) : IShopperScript
{
    private const string AsksForPerson = "I'd like to talk to a person please";

    private int _goal;
    private int _tries;
    private int _reached;
    private bool _askedForPerson;

    /// <summary>Everything that is drawn comes from here.</summary>
    public Random Dice { get; } = new(shopper.Seed + 7919 * seed);

    public GoalsReached Goals => new(_reached, shopper.Goals.Length, _askedForPerson);

    GoalsReached? IShopperScript.Goals => Goals;

    public CaseTurn? Next(PlayedTurn? last)
    {
        if (last is not null && _goal < shopper.Goals.Length && Reaches(last, shopper.Goals[_goal].Reached))
        {
            _reached++;
            _goal++;
            _tries = 0;
        }
        else if (last is not null && Tells(last) is { } told)
        {
            return new CaseTurn { Types = told };
        }

        if (_goal >= shopper.Goals.Length || _askedForPerson)
            return null;

        if (_tries > shopper.Patience)
        {
            _askedForPerson = true;
            return new CaseTurn { Types = AsksForPerson };
        }

        var ways = shopper.Goals[_goal].Says;
        return new CaseTurn { Types = ways[Math.Min(_tries++, ways.Length - 1)] };
    }

    private static bool Reaches(PlayedTurn last, TurnExpectations wanted) =>
        !StatementsCheck.Problems(wanted, last.Answer.Text).Any()
        && wanted.Cites.All(page => last.Answer.Citations.Any(citation => CitationsCheck.Is(citation, page)))
        && (wanted.Card is not { } card || CardsCheck.Has(last.Answer, card))
        && (wanted.HandedOff is not { } handedOff || last.HandedOff == handedOff);

    /// <summary>What the shopper knows of what they are asked for.</summary>
    private string? Tells(PlayedTurn last) =>
        Questions.Ask(last.Answer.Text, "code") ? "{code}"
        : shopper.Knows.Where(known => known.Key is "order" or "email" or "product" && Questions.Ask(last.Answer.Text, known.Key)).Select(known => known.Value).FirstOrDefault();
}
