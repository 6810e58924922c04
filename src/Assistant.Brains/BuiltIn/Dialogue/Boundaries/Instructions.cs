using System.Text.RegularExpressions;

namespace Assistant.Brains.BuiltIn.Dialogue.Boundaries;

/// <summary>Words that are meant to change how the assistant works: new rules, another mode, its prompt, a part to play.</summary>
internal static partial class Instructions
{
    [GeneratedRegex(
        @"\b(ignore|disregard|forget|override|bypass|drop|delete) ((all|any|every|your|the|these|those|of|previous|prior|above|earlier|old|former|security|safety) )+(instructions?|rules?|prompts?|guidelines?|polic(y|ies)|restrictions?|limits|checks?)\b|\b(maintenance|developer|debug|admin|administrator|root|god|jailbreak|unrestricted|service) mode\b|\b(system|admin|security) override\b|\byou are (now|from now on) (a|an|in|my|the|no longer|free)\b|\b(from now on|let's play|let us play)[,:]? (that )?you(r|'re| are)\b|\b(pretend|act|behave|answer|speak|reply) (to be|that you are|as if|as though|like) (you |you're |a |an |my |the )",
        RegexOptions.NonBacktracking)]
    private static partial Regex Changes { get; }

    [GeneratedRegex(
        @"\b(repeat|print|show|reveal|tell|give|list|output|write)( me| us| out| down)?( everything| all| the text| the words| the lines| what (is|stands))?( of)? (above|your (system |hidden |secret |initial |full |own )*(prompts?|instructions|rules|tools|functions|configuration))\b|\b(names?|list|arguments?|schemas?) of (all )?your (tools|functions)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex AsksForPrompt { get; }

    public static bool AreGiven(string text) => Changes.IsMatch(text) || AsksForPrompt.IsMatch(text);
}
