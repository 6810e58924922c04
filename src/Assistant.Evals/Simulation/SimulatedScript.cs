using System.Collections.Immutable;
using Assistant.Evals.Cases;
using Assistant.Evals.Playing;
using Assistant.Evals.Simulation.Talking;
using Assistant.Evals.Simulation.Typing;

namespace Assistant.Evals.Simulation;

/// <summary>
/// A shopper with goals: says what they want, tells what they are asked for, tries other words, gets annoyed, asks for a person, and
/// leaves. Rules and dice alone decide, so that the same seed and the same answers give the same conversation.
/// </summary>
internal sealed class SimulatedScript : IShopperScript
{
    private readonly Random _dice;
    private readonly TypingStyle _style;
    private readonly Typist _typist;
    private readonly Mood _mood;
    private readonly Memory _memory;
    private readonly GoalList _goals;
    private readonly Wishes _wishes;
    private readonly Queue<string> _unsent = [];
    private readonly List<string> _said = [];
    private readonly bool _isHonest;

    private int _askedForPerson;
    private int _accepted;
    private bool _askedWhy;
    private bool _askedBeside;
    private ImmutableArray<string> _owed = [];
    private bool _isLeaving;

    /// <param name="seed">Draws the same shopper anew.</param>
    public SimulatedScript(SimulatedShopper shopper, int seed)
    {
        _dice = new Random(shopper.Seed + 7919 * seed);
        _style = TypingStyle.Of(shopper.Typing);
        _typist = new Typist(
            _style, new Identifiers(shopper.Knows.Where(known => known.Key is "order" or "email" or "code").Select(known => known.Value)), _dice);
        _mood = Mood.Of(shopper.Mood);
        _memory = new Memory(shopper, _dice);
        _goals = new GoalList(shopper.Goals);
        _wishes = new Wishes(_goals, _mood, Persona.Of(shopper.Persona), shopper.Patience, _dice);
        _isHonest = shopper.IsHonest;
    }

    public GoalsReached Goals => _goals.Count(_askedForPerson > 0);

    GoalsReached? IShopperScript.Goals => Goals;

    public ValueTask<CaseTurn?> NextAsync(PlayedTurn? last, CancellationToken cancellationToken) => new(Next(last));

    private CaseTurn? Next(PlayedTurn? last)
    {
        var reached = last is not null && _wishes.HaveBegun && _goals.Hear(last);
        if (reached)
            StartAnew();

        if (_unsent.TryDequeue(out var rest))
            return Send(rest);

        if (_isLeaving)
            return null;

        return last is null ? Say(_wishes.Next()!)
            : reached ? AfterSuccess(last)
            : AskAgain(last);
    }

    private void StartAnew()
    {
        _unsent.Clear();
        _owed = [];
        _accepted = 0;
        _wishes.StartAnew();
    }

    private CaseTurn? AfterSuccess(PlayedTurn last)
    {
        if (_goals.Current is null)
            return _isHonest && last.HandedOff is not true && Happens(_mood.Thanks) ? SayLast(Pick(SmallTalk.Thanks)) : null;

        if (!_isHonest || _askedBeside || !Happens(_mood.AsksBeside))
            return GoOn(last);

        _askedBeside = true;
        return Say(Pick(SmallTalk.Beside));
    }

    /// <summary>The answer did not help, or not yet.</summary>
    private CaseTurn? AskAgain(PlayedTurn last)
    {
        if (_goals.Current is null)
            return null;

        if (last.HandedOff is true)
        {
            // A person will take this up. Asking on would be talking to the wrong one.
            _goals.GiveUp();
            StartAnew();
            return _isHonest && _askedForPerson is 0 ? GoOn(last) : null;
        }

        if (_askedForPerson > 0)
            return InsistOnPerson(last);

        if (_wishes.HaveBegun && _goals.ChangeMind())
        {
            StartAnew();
            return Say(_wishes.Next()!);
        }

        if (Tell(last) is { } told)
            return told;

        if (_isHonest && IsOffered(last) && (_goals.WantsPerson || !_wishes.HasOtherWords))
            return Accept(last);

        return GoOn(last);
    }

    /// <summary>The next words for the goal; where there are none left, a person, or the door.</summary>
    private CaseTurn? GoOn(PlayedTurn last) =>
        _goals.WantsPerson && last.HandedOff is true && _goals.Hear(last) ? AfterSuccess(last)
        : _goals.Current is null ? null
        : _wishes.Next() is { } words ? Say(words)
        : _isHonest ? InsistOnPerson(last)
        : null;

    private CaseTurn? InsistOnPerson(PlayedTurn last)
    {
        if (_askedForPerson > 0 && IsOffered(last))
            return Accept(last);

        return _askedForPerson++ < 2 ? Say(Pick(_mood.AsksForPerson))
            : _mood.Leaves.IsEmpty ? null
            : SayLast(Pick(_mood.Leaves));
    }

    /// <summary>Nobody says yes for ever to a person who does not come.</summary>
    private bool IsOffered(PlayedTurn last) => _accepted < 2 && Asked.ForPerson(last.Answer.Text);

    private CaseTurn Accept(PlayedTurn last)
    {
        _accepted++;
        if (!_goals.WantsPerson)
            _askedForPerson++;

        return last.Answer.Suggestions.FirstOrDefault(SmallTalk.Accepts) is { } suggestion && Happens(_style.Clicks)
            ? Click(suggestion)
            : Say(Pick(SmallTalk.Yes));
    }

    private CaseTurn? Tell(PlayedTurn last)
    {
        var asked = Asked.For(last.Answer.Text);
        if (asked.IsEmpty)
            asked = _owed;

        _owed = [];
        if (asked.IsEmpty)
            return null;

        if (_isHonest && !_askedWhy && asked[0] is not "code" && Happens(_mood.AsksWhy))
        {
            (_askedWhy, _owed) = (true, asked);
            return Say(Pick(SmallTalk.Why));
        }

        if (asked.Contains("order") && _memory.Recognise(last.Answer.Text) is { } meant && !_said.Contains(meant))
            return Pointing(meant, last);

        return _memory.Tell(asked, _said) is { } told ? Pointing(told, last) : null;
    }

    /// <summary>Says it, or picks the suggestion that says it.</summary>
    private CaseTurn Pointing(string told, PlayedTurn last) =>
        last.Answer.Suggestions.FirstOrDefault(suggestion => suggestion.Contains(told, StringComparison.OrdinalIgnoreCase)) is { } suggestion && Happens(_style.Clicks)
            ? Click(suggestion)
            : Say(told);

    private CaseTurn SayLast(string thought)
    {
        _isLeaving = true;
        return Say(thought);
    }

    private CaseTurn Say(string thought)
    {
        foreach (var message in _typist.Type(thought))
            _unsent.Enqueue(message);

        return Send(_unsent.Dequeue());
    }

    private CaseTurn Send(string message)
    {
        _said.Add(message);
        return new CaseTurn { Types = message };
    }

    private CaseTurn Click(string suggestion)
    {
        _said.Add(suggestion);
        return new CaseTurn { Clicks = suggestion };
    }

    private bool Happens(double chance) => _dice.NextDouble() < chance;

    private string Pick(ImmutableArray<string> ways) => ways[_dice.Next(ways.Length)];
}
