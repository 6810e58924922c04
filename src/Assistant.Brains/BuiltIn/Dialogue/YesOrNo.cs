using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>Whether a message accepts or declines what was offered. Only used where something was.</summary>
internal static partial class YesOrNo
{
    private const int MaxWords = 6;

    // Shoppers who write another language were told so in it, and answer in it.
    private static readonly FrozenSet<string> Yes =
    [
        "yes", "y", "yes please", "yep", "yeah", "yup", "sure", "ok", "okay", "please", "please do", "go ahead", "do that", "do it",
        "ja", "oui", "si", "sí", "sim", "tak", "evet", "да", "是", "是的", "はい", "نعم", "ja bitte", "oui merci", "ja graag",
    ];

    private static readonly FrozenSet<string> No =
    [
        "no", "n", "no thanks", "no thank you", "nope", "nah", "not now", "not needed", "no need", "leave it", "never mind", "nevermind",
        "nein", "non", "nee", "não", "nej", "hayır", "нет", "不", "不用", "いいえ", "لا", "nie", "nein danke", "non merci",
    ];

    // "Ok, and when will it come?" accepts nothing.
    private static readonly FrozenSet<string> Fillers = ["ok", "okay", "sure", "please", "fine", "alright", "perfect", "great", "good"];

    [GeneratedRegex(
        @"^(ok |okay |fine |alright |then |just |please |yes )*[, ]*(get|give|pass|put|hand|connect|transfer|forward) (me|it|this|us)( (on|over|through|along|someone|somebody|one|to (a|some)[a-z ]*))?( please| then| now)*$")]
    private static partial Regex PassedOn { get; }

    // Who asks something says neither yes nor no, however short it is: "why so strict?"
    [GeneratedRegex(@"\?\s*$|^(and |but |ok |okay |so )*(who|what|when|where|why|which|how|does|do|did|is|are|can|could|will|would)\b")]
    private static partial Regex Asks { get; }

    /// <summary>"Put me through", where a person was offered.</summary>
    public static bool WantsPassedOn(UnderstoodPart part) => PassedOn.IsMatch(Plain(part));

    /// <summary>Says yes or no and nothing else.</summary>
    public static bool IsBare(UnderstoodPart part) => part.Slots.IsEmpty && (IsYes(part) || IsNo(part));

    [GeneratedRegex(@"^((yes|yeah|yep|ok|okay|sure|great|perfect|fine|good|alright|please|well|then|so)[,.! ]+)*(please )?(do (it|that|so|this)|go ahead( with (it|that|this))?|go for it|let's do (it|that|this)|proceed( with (it|that))?|carry on|make it so|register (it|that|them)|i('d| would) like that|i want (it|that)( done)?)([, ]+(please|now|then|thanks|thank you|for me))*$")]
    private static partial Regex Agrees { get; }

    [GeneratedRegex(@"^((oh|ok|okay|ah|well|no|actually|hm+)[,. ]+)*(never ?mind|nvm|no matter|does(n't|nt| not) matter|forget (it|about it|that i asked))([,.! ]+(then|that|it|please|thanks|thank you|thx|(i|we)('ll| will)? keep (it|them)|(i|we)('ve| have)? (just )?(found|got) (it|out|that)( already)?|all (good|fine|sorted)|(it's|its|that's|thats) (fine|ok|okay|good|sorted|solved)))*[.! ]*$")]
    private static partial Regex Drops { get; }

    // "Let me think about it", "I'll leave it then", "then not".
    [GeneratedRegex(@"^((oh|ok|okay|ah|well|no|hm+|thanks|thank you|fine|good)[,. ]+)*((let me|i'll|ill|i will|i'd like to|i need to|i have to|gonna|going to|we'll) (think|sleep) (about|on|over)( it| this| that)?|(i'll|ill|i will|let's|we'll) (leave|drop|skip) (it|that|this)|(then|rather) not|not (then|now))( first| then| for now| thanks| thank you| a bit| over| at that)*$")]
    private static partial Regex PutsOff { get; }

    // "Actually leave it all", "no, keep both": nothing is to be done to anything, whatever was to be done to some of it.
    [GeneratedRegex(@"^((oh|ok|okay|ah|well|no|wait|sorry|hm+|actually|on second thoughts?|you know what|never ?mind|nvm|forget it|i think|then|just|please|let's|lets|i'll|i will|we'll)[,. ]+)*((leave|keep) (it|them|everything|things|all|both|that)( (all|both))?( of (it|them))?|forget (all of it|everything|the whole (thing|idea)))( (as (it|they) (is|are|was|were)|as is|alone|be|then|please|after all|for now|now|thanks))*$")]
    private static partial Regex LeavesAll { get; }

    /// <summary>"Never mind, I'll keep it": what was spoken of is let be.</summary>
    public static bool LetsBe(UnderstoodPart part) => Drops.IsMatch(Plain(part)) || PutsOff.IsMatch(Plain(part)) || LeavesAll.IsMatch(Plain(part));

    /// <summary>"No" and nothing else.</summary>
    public static bool IsBareNo(UnderstoodPart part) => No.Contains(Plain(part));

    /// <summary>Says yes so clearly that it holds beside other wishes.</summary>
    public static bool Accepts(UnderstoodPart part) => IsBare(part) && IsYes(part) && !Fillers.Contains(Plain(part));

    public static bool IsYes(UnderstoodPart part) => Is(part, Yes, "affirm") || Agrees.IsMatch(Plain(part));

    /// <summary>"No thanks, no need", also beside other wishes; "no idea" declines nothing.</summary>
    public static bool Declines(UnderstoodPart part) =>
        No.Contains(Plain(part))
            || Plain(part) is var said && (said.StartsWith("no thank", StringComparison.Ordinal) || said.StartsWith("no need", StringComparison.Ordinal));

    public static bool IsNo(UnderstoodPart part) => Is(part, No, "deny");

    private static bool Is(UnderstoodPart part, FrozenSet<string> words, string intent) =>
        words.Contains(Plain(part))
            || (part.Prediction.Intent == intent && part.Find<Slot.Order>() is null && part.Text.AsSpan().Trim().Count(' ') < MaxWords && !Asks.IsMatch(TextFolding.Fold(part.Text)));

    [GeneratedRegex(@"^((hm+|mh+m*|ah|oh|uh|well|right|um)[,. ]+)+")]
    private static partial Regex Hesitation { get; }

    private static string Plain(UnderstoodPart part) => Hesitation.Replace(TextFolding.Fold(part.Text).Trim(), "").TrimEnd('.', '!', ',', ' ');
}
