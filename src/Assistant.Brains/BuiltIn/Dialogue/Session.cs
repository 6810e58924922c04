using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Core.Actions;
using Assistant.Core.Identity;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>One run of the dialogue over one turn: what it may use, and what comes of it.</summary>
/// <param name="turn">The messages that are answered.</param>
internal sealed class Session(DialogueState state, TurnMessages turn, ToolCalls tools, Replies replies, ShopDays days)
{
    private const int MaxFingerprints = 12;
    private const int MaxSaid = 200;

    public DialogueState State { get; set; } = state;

    public ToolCalls Tools => tools;

    public ShopDays Days => days;

    /// <summary>All that the shopper wrote in this turn, as written: an address may go over several sentences and messages.</summary>
    public string Written { get; } = string.Join('\n', turn.Texts);

    /// <summary>This conversation's intended writes, the oldest first.</summary>
    public IReadOnlyList<ActionNote> Actions => turn.Actions;

    public AnswerDraft Draft { get; } = new();

    /// <summary>What the shopper is taken to want; the last task of a turn with several.</summary>
    public string? Intent { get; set; }

    /// <summary>The part of the message that is being answered; null where a code or a pick came without words.</summary>
    public UnderstoodPart? Part { get; set; }

    /// <summary>A person is offered at the end, whatever else is said.</summary>
    public bool IsUpset { get; set; }

    /// <summary>A part of the turn's messages was a plain "no".</summary>
    public bool SaidNo { get; set; }

    /// <summary>Something else of the same message is answered already: what follows must not take its place.</summary>
    public bool IsBeside { get; set; }

    public IdentityLevel Identity => tools.Identity;

    public bool Knows(string reply) => replies.Keys.Contains(reply);

    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> places)
    {
        var times = State.Said.GetValueOrDefault(key);
        if (State.Said.Count < MaxSaid || times > 0)
        {
            State = State with { Said = State.Said.SetItem(key, times + 1) };
        }

        return replies.Say(key, times, places);
    }

    /// <summary>The text of a short reply; it is always the same, so that it can be picked again.</summary>
    public string Label(string key) => replies.Say(key, times: 0);

    /// <summary>Counts one more time that this point was not understood; how often in a row now.</summary>
    public int Miss(string point)
    {
        var misses = State.Misses.GetValueOrDefault(point) + 1;
        State = State with { Misses = State.Misses.SetItem(point, misses) };
        return misses;
    }

    public void Understood(string point) => State = State with { Misses = State.Misses.Remove(point) };

    public void Look(Func<Focus, Focus> at) => State = State with { Focus = at(State.Focus) };

    /// <summary>How often this very answer was given before, the newest ones; and keeps its fingerprint.</summary>
    public int CountSame(string answer)
    {
        var fingerprint = Fingerprint(answer);
        var times = State.Answers.Count(known => known == fingerprint);
        State = State with { Answers = [.. State.Answers.Add(fingerprint).TakeLast(MaxFingerprints)] };
        return times;
    }

    /// <summary>Whether the answer before was word for word this one.</summary>
    public bool IsSameAsLast(string answer) => State.Answers is [.., var last] && last == Fingerprint(answer);

    /// <summary>FNV-1a: the same in every process, unlike the hash codes of strings.</summary>
    public static uint Fingerprint(string text) =>
        text.Aggregate(2_166_136_261u, (hash, c) => unchecked((hash ^ c) * 16_777_619u));
}
