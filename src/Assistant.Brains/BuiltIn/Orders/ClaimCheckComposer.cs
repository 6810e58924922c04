using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>What holds for items with which something is wrong: until when it can be reported or claimed, and what comes of it.</summary>
internal sealed class ClaimCheckComposer : IComposer
{
    public string Name => "claim_check";

    public string? Compose(Findings findings, Session session)
    {
        if (ToolAnswer.Read(findings[ToolNames.CheckReturn], OrderJson.Default.CheckedReturn) is not { Items.IsEmpty: false } check)
        {
            return null;
        }

        var named = session.Part is { } part ? TitleWords.Best(part.Text, check.Items, item => item.Title) : [];
        return Claims(named is { Count: > 0 } ? named : [.. check.Items], session);
    }

    /// <summary>What is so for all of them is said once; null where nobody said that anything is wrong.</summary>
    public static string? Claims(IReadOnlyCollection<ReturnItem> items, Session session)
    {
        var claims = items.Where(item => item.Claim is not null)
            .Select(item => (Item: item, Clauses: DecisionWords.Clauses(item.Claim!.All, item.Claim.Ruling, item.Claim.Action, session)))
            .Where(claim => claim.Clauses.Length > 0)
            .ToList();
        return claims.Select(claim => claim.Clauses).Distinct().ToList() switch
        {
            [] => null,
            [var same] => DecisionWords.Sentence(same),
            _ => Phrases.Bullets(claims.Select(claim => $"{OrderWords.Counted(claim.Item.Quantity, claim.Item.Title)}: {claim.Clauses}")),
        };
    }
}
