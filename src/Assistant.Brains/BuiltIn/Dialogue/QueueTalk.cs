using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>What is asked by a shopper who waits for a person: how long that takes, whether anybody comes.</summary>
internal sealed partial class QueueTalk(FlowRunner runner)
{
    private const int MaxWords = 14;
    private const int TimesTold = 2;

    private static readonly FrozenDictionary<string, FrozenSet<string>> Words = EmbeddedText.Groups("queue-words.txt")
        .ToFrozenDictionary(group => group.Name, group => group.Words.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    private const string Lead = @"^((no|nah|nope|ok|okay|oh|well|wait|sorry|actually|hm+|please|thanks|and|so|but)[,.! ]+)*";

    private const string Person = @"((a|an|any|the|one|your|real|human) )*(persons?|humans?|agents?|colleagues?|employees?|somebody|someone|anybody|anyone|people|operator|representative)";

    private const string Drops = @"(forget (it|that|about it)|never ?mind|(i )?(have |'ve )?changed my mind|cancel (that|it|this|my request|the request)|stop (that|it)|leave it)";

    private const string Unwanted = @"((i|we) )?((do not|don't|dont|no longer|didn't|didnt) (want|need|wish|have to talk|want to (talk|speak|chat))( (for|to|with))? " + Person + @"|no " + Person + @" (is )?(needed|necessary|required|wanted)|(do not|don't|dont) (need|want) (one|that)|cancel (the|that|my) (person|agent|human|colleague|handoff|place( in the (queue|line))?|queue)|(take|get|remove|delete) me (off|out of|from) (the|your) (queue|line|list)|(i )?(want to |let me |please )?leave the (queue|line))";

    private const string Tail = @"([,.! ]+(then|now|anymore|any more|after all|please|thanks|thank you|sorry|ok|okay|it's fine|its fine))*[.! ]*$";

    [GeneratedRegex(Lead + "(" + Drops + "|" + Unwanted + @")([,.!; ]+(" + Drops + "|" + Unwanted + "))*" + Tail)]
    private static partial Regex TakesBack { get; }

    [GeneratedRegex(Unwanted)]
    private static partial Regex NamesPerson { get; }

    // After a handoff nobody asks for the number: it is told to the person, and is no wish for a list of orders.
    [GeneratedRegex(@"^((but|and|sorry|oh|well|ok|okay|actually)[, ]+)*((i|we) )?((do not|don't|dont|can't|cant|cannot|can not|didn't|didnt)( really| even)? (know|have|remember|find|got)|have(n't|nt| not) got|have no|(have )?lost|forgot|have forgotten)( (an?|the|his|her|their|my|any|that|it))?( order)? ?(number|nr|no)( (of (the|it)|any ?more|at hand|with me|either|for it|of (the|his|her|my|their) order))*[.! ]*$")]
    private static partial Regex LacksNumber { get; }

    /// <summary>
    /// "Forget it, I don't want a person." Nobody can be taken out of the queue from here, which is what is said. True where that answers all.
    /// </summary>
    public static bool TakenBack(Session session)
    {
        var text = TextFolding.Fold(session.Written).Trim();
        if (!session.State.IsQueued || !TakesBack.IsMatch(text)
            || !(NamesPerson.IsMatch(text) || session.State.Last?.Flow is WellKnown.Handoff or WellKnown.PersonWait))
        {
            return false;
        }

        session.Intent = WellKnown.PersonWait;
        session.Draft.State(session.Say("handoff.not_wanted"));
        return true;
    }

    /// <summary>
    /// Begins a turn of a shopper who waits. A handoff that the assistant has not made itself, because a guardrail made it, is what was spoken of
    /// last all the same: "how long?" is about that.
    /// </summary>
    public static void Notice(bool isQueued, Session session)
    {
        var state = session.State;
        session.State = isQueued && !state.IsQueued && state.Last?.Flow is not WellKnown.Handoff
            ? state with { IsQueued = true, Last = OpenFlow.Of(WellKnown.Handoff), Offer = null }
            : state with { IsQueued = isQueued };
    }

    /// <summary>False where nobody is waited for, or the words are about something else.</summary>
    public async Task<bool> AnsweredAsync(UnderstoodPart part, Session session)
    {
        if (session.State is { IsQueued: true, Last.Flow: WellKnown.Handoff or WellKnown.PersonWait } && LacksNumber.IsMatch(TextFolding.Fold(part.Mended).Trim()))
        {
            session.Intent = WellKnown.PersonWait;
            session.Draft.State(session.Say("handoff.no_number"));
            return true;
        }

        if (!session.State.IsQueued || !IsAsked(part, session))
        {
            return false;
        }

        session.Intent = WellKnown.PersonWait;
        if (session.State.Said.GetValueOrDefault("handoff.still_waiting") >= TimesTold)
        {
            // What the page says was read by now.
            session.Draft.State(session.Say("handoff.waiting"));
            return true;
        }

        await runner.RunAsync(OpenFlow.Of(WellKnown.PersonWait), session);
        return true;
    }

    private static bool IsAsked(UnderstoodPart part, Session session)
    {
        var isSpokenOf = session.State.Last?.Flow is WellKnown.Handoff or WellKnown.PersonWait;
        return SpeaksOfIt(part.Mended) || (isSpokenOf && FollowUp.Of(part) is FollowUp.More or FollowUp.Next);
    }

    /// <summary>Somebody who comes, or the waiting itself, and not a word of anything else that might be waited for.</summary>
    private static bool SpeaksOfIt(string text)
    {
        var words = Word.Split(TextFolding.Fold(text)).Select(word => word.Text).ToList();
        return words.Count <= MaxWords
            && words.TrueForAll(word => EmptyWords.Contains(word) || Words.Values.Any(known => known.Contains(word)))
            && (Says("waiting") || (Says("comes") && (Says("somebody") || (Says("they") && Says("when")))));

        bool Says(string kind) => words.Exists(Words[kind].Contains);
    }
}
