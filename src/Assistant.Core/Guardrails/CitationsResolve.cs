using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Core.Conversations;
using Assistant.Core.Knowledge;
using Assistant.Core.Tools;
using Assistant.Core.Turns;

namespace Assistant.Core.Guardrails;

/// <summary>Turns source marks into numbered citations. A mark that no passage of this turn carries is taken out.</summary>
public sealed partial class CitationsResolve : IDraftGuardrail
{
    [GeneratedRegex(@"[ ]?\[(?<mark>S\d{1,3})\]", RegexOptions.CultureInvariant)]
    private static partial Regex Marks { get; }

    public Draft Check(Draft draft, Turn turn) => Resolve(draft, turn.Sources);

    public static Draft Resolve(Draft draft, TurnSources sources)
    {
        var cited = new List<Passage>();
        var text = Marks.Replace(draft.Text, match =>
        {
            if (sources.Find(match.Groups["mark"].Value) is not { } passage)
            {
                return "";
            }

            var index = cited.FindIndex(known => known.Key == passage.Key);
            if (index < 0)
            {
                index = cited.Count;
                cited.Add(passage);
            }

            return $" [{index + 1}]";
        });
        return draft with { Text = text, Citations = [.. cited.Select(Citation)] };
    }

    private static Citation Citation(Passage passage, int index) => new(
        index + 1,
        passage.Page,
        passage.PageTitle,
        passage.Anchor,
        string.Join(" › ", passage.HeadingPath),
        passage.Version,
        passage.Text);
}
