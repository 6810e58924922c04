using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.Understanding;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>A shopper who may be in danger is met kindly, told where help is, and offered a person; the shop's matters can wait.</summary>
internal static partial class Distress
{
    // In the first person and as a wish: "to die for", "dying to get it" and "the wait kills me" are only ways of speaking.
    [GeneratedRegex(
        @"\bi (just |really |only |kind of )*(want|wanna|would like|wish|wanted) (to |i could )?(just )?(die|be dead|disappear forever|end it all|end my life)\b|\bi (wish i (was|were)|'d rather be|would rather be|want to be) dead\b|\bi('d| would) rather die\b|\b(kill|killing|hurt|hurting|harm|harming|cut|cutting) my ?self\b|\b(end|ending|take|taking) my (own )?life\b|\bsuicid(e|al)\b|\b(do not|don't|dont|no longer) want to (live|be alive|go on living|exist)\b|\bno (reason|point) (to live|in living|to go on living)\b|\bself[ -]?harm(ing)?\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Spoken { get; }

    public static bool IsSpoken(UnderstoodPart part) => Spoken.IsMatch(TextFolding.Fold(part.Text));

    public static void Answer(Session session)
    {
        session.Intent = "distress";
        session.Draft.State(session.Say("distress"));
        Offering.Person(session, "person.offer", "customer_request");
    }
}
