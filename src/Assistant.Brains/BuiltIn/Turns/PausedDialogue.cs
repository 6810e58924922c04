using Assistant.Brains.BuiltIn.Dialogue;
using Microsoft.Extensions.AI;

namespace Assistant.Brains.BuiltIn.Turns;

/// <summary>
/// A dialogue between two steps of a turn. It travels with the turn's calls, so that the next step goes on where this one stopped; it can do so
/// once, and whoever asks the same step again begins anew with what was read.
/// </summary>
/// <param name="reading">What was made of state and texts.</param>
/// <param name="rounds">How often the turn had called tools when it began.</param>
/// <param name="ending">Completes when the dialogue comes to its end.</param>
internal sealed class PausedDialogue(TurnReading reading, Session session, int rounds, Task ending)
{
    private int _due = rounds + 1;

    public TurnReading Reading => reading;

    public Session Session => session;

    public Task Ending => ending;

    public bool IsOver => ending.IsCompleted;

    /// <summary>What the turn must call before the dialogue can go on.</summary>
    public IReadOnlyList<FunctionCallContent> Calls => session.Tools.Pending;

    /// <summary>Goes on with the answers of a step's calls; false where the dialogue has to begin anew.</summary>
    public bool TryGoOn(TurnMessages turn, IReadOnlySet<string> offered) =>
        // After one more round than before, and once: a step that is asked twice has gone on already.
        Interlocked.CompareExchange(ref _due, turn.Rounds + 1, turn.Rounds) == turn.Rounds && session.Tools.TryAnswer(turn, offered);
}
