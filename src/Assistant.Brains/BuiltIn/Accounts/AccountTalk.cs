using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.Understanding;
using Assistant.Core.Identity;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Accounts;

/// <summary>Questions of a signed-in shopper for what their own account holds: "which addresses have you stored for me?"</summary>
internal sealed partial class AccountTalk(FlowLibrary flows, FlowRunner runner, SlotFiller filler)
{
    private const string AccountData = "account_data";

    [GeneratedRegex(@"\b(stored|saved|on file|on record|registered|linked|known|(have|hold|keep|got|know) (about|on|of|for|from) (me|us)|(in|with|on|of|for) my (account|profile|name))\b")]
    private static partial Regex Kept { get; }

    [GeneratedRegex(@"\b(my|me|mine|our|us|i)\b")]
    private static partial Regex Own { get; }

    [GeneratedRegex(@"^(\p{L}+[, ]+){0,3}(what|what's|which|tell me|show|list|do you|have you|is|are)\b")]
    private static partial Regex AsksFor { get; }

    // How to change it, and how long and why it is kept, stand on the pages.
    [GeneratedRegex(@"\b(how|change|delete|remove|add|edit|update|why|how long|safe|sell|share|allowed|can i|may i)\b")]
    private static partial Regex AsksOfPages { get; }

    /// <summary>False where the words ask for no own data, or nobody is signed in.</summary>
    public async Task<bool> AnsweredAsync(UnderstoodPart part, Session session)
    {
        var text = TextFolding.Fold(part.Text).Trim();
        if (session.Identity is not IdentityLevel.Customer || !flows.Has(AccountData) || !AsksFor.IsMatch(text) || !Kept.IsMatch(text) || !Own.IsMatch(text) || AsksOfPages.IsMatch(text)
            || (ProfileSubjects.Of(text) is ProfileSubjects.None && !AboutMe.IsMatch(text)))
        {
            return false;
        }

        Tasks.Interrupt(session);
        session.Understood(NotUnderstood.Point);
        session.Intent = AccountData;
        session.Look(focus => focus with { Request = Excerpt.Of(part.Text), Intent = AccountData });
        await runner.RunAsync(filler.Fill(OpenFlow.Of(AccountData), flows[AccountData], part, session.State.Focus), session);
        return true;
    }

    [GeneratedRegex(@"\b(about|on|of) (me|us)\b")]
    private static partial Regex AboutMe { get; }
}
