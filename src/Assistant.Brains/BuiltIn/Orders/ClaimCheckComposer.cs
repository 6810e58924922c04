using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Policy;

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

        var named = session.Part is { } part ? TitleWords.Meant(part.Text, check.Items, item => [item.Title]) : [];
        if (named is { Count: > 0 } && session.State.Last is { } last)
        {
            // "Must it be sent back?" goes on about these.
            session.State = session.State with { Last = last.With(Slots.Items, Slots.Join(named.Select(item => item.Line))) };
        }

        return Claims(named is { Count: > 0 } ? named : [.. check.Items], session);
    }

    /// <summary>What is so for all of them is said once; null where nobody said that anything is wrong.</summary>
    public static string? Claims(IReadOnlyCollection<ReturnItem> items, Session session)
    {
        var claims = items.Where(item => item.Claim is not null)
            .Select(item => (Item: item, Clauses: DecisionWords.Clauses(item.Claim!.All, item.Claim.Ruling, item.Claim.Action, session)))
            .Where(claim => claim.Clauses.Length > 0)
            .ToList();
        string[] remedies = [.. Terms(claims.Select(claim => claim.Item.Claim!)), .. Remedies(claims.Select(claim => claim.Item.Claim!))];
        return claims.Select(claim => claim.Clauses).Distinct().ToList() switch
        {
            [] => null,
            [var same] => string.Join(' ', [DecisionWords.Sentence(same), .. remedies]),
            _ => string.Join("\n\n", [Phrases.Bullets(claims.Select(claim => $"{OrderWords.Counted(claim.Item.Quantity, claim.Item.Title)}: {claim.Clauses}")), .. remedies]),
        };
    }

    /// <summary>How long a thing is covered is said in the page's own words as well.</summary>
    private static IEnumerable<string> Terms(IEnumerable<DecisionFacts> claims) => DecisionWords.Sentences(
        claims.Where(claim => claim.Action is ActionKind.Warranty && claim.Ruling is not Ruling.Refused).SelectMany(claim => claim.All).Where(reason => reason.Why is Why.UnderWarranty));

    /// <summary>What the shopper may choose; a fault that shows later is repaired first, whatever is chosen for what arrives wrong.</summary>
    private static IEnumerable<string> Remedies(IEnumerable<DecisionFacts> claims) => DecisionWords.Sentences(
        claims.Where(claim => claim.Action is not ActionKind.Warranty && claim.Ruling is not Ruling.Refused).SelectMany(claim => claim.All).Where(reason => reason.Why is Why.Remedies));
}
