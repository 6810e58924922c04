using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Policy;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>Shoppers who say that something does not work: what was told did not help, or nobody knows yet what they speak of.</summary>
internal sealed partial class Stuck(FlowLibrary flows, FlowRunner runner)
{
    private const int MaxWords = 9;

    private static readonly FrozenDictionary<string, string> Kinds = EmbeddedText.GroupOfWord("trouble-words.txt");

    [GeneratedRegex(
        @"\b((i|we)('ve| have)? |)(already |just |also )?(tried|did|done|checked|looked at) (that|it|this|all that|all of that|everything|both)\b|\b(still|again) (not|no|doesn't|does not|doesnt|won't|wont|can't|cant|isn't|isnt|the same|nothing|broken|locked|stuck|an error)\b|\b(didn't|didnt|did not|doesn't|doesnt|does not|hasn't|hasnt) (work|help|change anything|do anything|worked|helped)( either)?\b|\bno luck\b|\b(it's|its|is) not working\b|\bsame (problem|error|thing|message)\b")]
    private static partial Regex DidNotHelp { get; }

    // "I don't get the mail", after being told that one comes.
    [GeneratedRegex(@"\b(don't|dont|didn't|didnt|did not|do not|never|haven't|havent|have not|not|no|nothing|isn't|hasn't) (\p{L}+ ){0,2}(e-?mails?|mails?|links?|codes?|messages?)\b|\b(e-?mails?|mails?|links?|codes?|messages?) (\p{L}+ ){0,2}(not|never|didn't|didnt|doesn't|doesnt|hasn't|hasnt|isn't|isnt)\b|\b(checked|looked (in|into|at)) (\p{L}+ ){0,2}(spam|junk|inbox)\b")]
    private static partial Regex HasNoMail { get; }

    /// <summary>False where the words say what they are about.</summary>
    public async Task<bool> AnsweredAsync(UnderstoodPart part, Session session)
    {
        var text = TextFolding.Fold(part.Mended);
        var words = Word.Split(text).Select(word => word.Text).ToList();
        if (session.State.Active is not null || words.Count is 0 or > MaxWords
            || part.Slots.Any(slot => slot is not (Slot.Reference or Slot.Reason)) || SlotFiller.IsQuestion(part.Text)
            || !words.TrueForAll(Kinds.ContainsKey) || !words.Exists(word => Kinds[word] is not "plain"))
        {
            return false;
        }

        var hasNoMail = HasNoMail.IsMatch(text);
        if (words.Exists(word => Kinds[word] is "mail" or "beside") != hasNoMail || (!hasNoMail && !words.Exists(word => Kinds[word] is "trouble" or "question") && !words.Exists(Denies)))
        {
            return false;
        }

        if (!words.Exists(word => Kinds[word] is "trouble" or "outcome" or "mail"))
        {
            // "I have a question" wants to be let go on, whatever was spoken of.
            session.Draft.Ask(session.Say("unclear.go_on"));
            return true;
        }

        if (session.State is { Last: { } last, Focus: { Topic: { } topic, Page: not null } } && AsksPages(last))
        {
            return (hasNoMail || DidNotHelp.IsMatch(text)) && await HelpedOnAsync(topic, session);
        }

        if (session.State is not { Last: null, Focus: { Order: null, Topic: null } })
        {
            return false;
        }

        session.Draft.Ask(session.Say("unclear.trouble"));
        return true;
    }

    private static bool Denies(string word) => word is "not" or "no" or "cannot" || word.EndsWith("n't", StringComparison.Ordinal) || word.EndsWith("nt", StringComparison.Ordinal);

    /// <summary>What the page says besides, and a person: to say the same once more helps nobody.</summary>
    private async Task<bool> HelpedOnAsync(string topic, Session session)
    {
        session.Draft.State(session.Say("stuck.sorry"));
        if (Untold.Next(await new PageQuestion(topic, Before: null).AnsweringAsync(session), session.State.Focus) is not null)
        {
            await runner.RunAsync(OpenFlow.Of(WellKnown.AskPages).With(Slots.Question, topic).With(Slots.GoesOn, "true").With(Slots.Next, "true"), session);
        }

        Offering.Person(session, "person.offer", "cannot_answer");
        return true;
    }

    private bool AsksPages(OpenFlow open) =>
        flows.Has(open.Flow) && flows[open.Flow].Steps.OfType<FlowStep.Call>().Any(call => call.Tool is ToolNames.SearchPolicy);
}
