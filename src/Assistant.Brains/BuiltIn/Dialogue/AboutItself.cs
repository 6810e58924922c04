using System.Text.RegularExpressions;
using Assistant.Brains.Understanding;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>Questions to the assistant about itself whose words would ask for a product or a repair elsewhere: who made it, whether it feels.</summary>
internal static partial class AboutItself
{
    public const string Flow = "bot_identity";

    private const string Maker = @"(chat ?gpt|gpt(-?\d+)?|open ?ai|google|gemini|claude|anthropic|copilot|siri|alexa|llama|mistral)";

    [GeneratedRegex(
        @"^((so|and|but|hey|hi|hello|wait|ok|okay|btw)[, ]+)*((who|which company) (made|built|created|programmed|trained|developed|invented|coded|owns) (you|u)|(what|which) (ai |language )?(model|ai) (are|r) (you|u)|(are|r) (you|u) (like |really |just |based on |using |running on |made by |from )*" + Maker + @"|do (you|u) (really |actually )?(have|feel|experience)( any| real)? (feelings?|emotions?|pain|love|a soul|a heart|a brain|consciousness)|do (you|u) feel (anything|things|sad|happy|lonely)|(are|r) (you|u) (alive|conscious|sentient|self-?aware))(( really| exactly|, )|[,? ]+(was it |is it |are you )?" + Maker + @")*[?.! ]*$")]
    private static partial Regex Asked { get; }

    public static bool IsAsked(UnderstoodPart part) => Asked.IsMatch(TextFolding.Fold(part.Text).Trim());
}
