using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.Understanding;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>A phone number or an e-mail address and nothing else, where none was asked for: no task begins with it, and no page answers it.</summary>
internal static partial class BareContact
{
    private const string Before = @"^((hi|hello|ok|okay|here|here's|so|and|my|the|is|it's|its|phone|tel|telephone|mobile|cell|number|e-?mail|mail|address|call me (on|at)?|reach me (on|at|under)?|you can)[ :,.!]*)*";

    // Digits alone may be an order number: a phone number begins by a plus or a zero, or is called one.
    [GeneratedRegex(Before + @"((\+|00?)[1-9][\d ()./-]{6,18}\d|(?<=(phone|tel|telephone|mobile|cell|phone number|mobile number|call me on|call me at)( is)?[ :]+)[\d ()./-]{7,18}\d|[^\s@]+@[^\s@]+\.\p{L}{2,})[.,! ]*(please|thanks|thank you)?[.! ]*$")]
    private static partial Regex Contact { get; }

    /// <summary>True where nothing else was said, so that this answers the part.</summary>
    public static bool Answered(UnderstoodPart part, Session session)
    {
        if (Referents.Named(part) is not null || !Contact.IsMatch(TextFolding.Fold(part.Text).Trim()))
        {
            return false;
        }

        if (session.State.IsQueued)
        {
            session.Intent = Flows.WellKnown.PersonWait;
            session.Draft.State(session.Say("contact.queued"));
        }
        else
        {
            session.Draft.Ask(session.Say("contact.alone"));
            session.Draft.Suggest(session.Label("suggest.track"), session.Label("suggest.person"));
        }

        return true;
    }
}
