using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Identity;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>Finds the orders of a signed-in shopper that hold a thing which they name: "the sleeping bag", "my boots", "one of the mugs".</summary>
internal static partial class OwnThings
{
    /// <summary>Shorter words are slips of too much.</summary>
    private const int ShortestSlip = 5;

    // "A tent" is any; what somebody has bought goes by "the", "my" or a number.
    [GeneratedRegex(@"\b(my|our|the|that|this|those|these|one|two|three|both) (?<thing>(\p{L}[\p{L}'-]* ){0,3}\p{L}[\p{L}'-]*)")]
    private static partial Regex Named { get; }

    // "My order with the bike lock" is known by the lock.
    [GeneratedRegex(@"\b(my|our|the|that|an?) (order|parcel|package|delivery) (with|of|for|containing) ")]
    private static partial Regex OrderWith { get; }

    /// <summary>The things that words name as ones that are there, in the order of the words.</summary>
    public static IEnumerable<string> In(string folded) => Named.Matches(OrderWith.Replace(folded, "")).Select(match => match.Groups["thing"].Value);

    /// <summary>Newest first; empty where none holds it, and for everybody whose orders cannot be listed.</summary>
    public static async Task<ImmutableArray<OrderRow>> HoldingAsync(string text, Session session)
    {
        if (session.Identity is not IdentityLevel.Customer || string.Join(" ; ", In(TextFolding.Fold(text))) is not { Length: > 0 } things
            || OrderRow.Of(await session.Tools.CallAsync(ToolNames.ListOrders, ImmutableSortedDictionary<string, JsonElement>.Empty)) is not { } rows)
        {
            return [];
        }

        return Held(things, rows) is { Count: > 0 } held ? [.. held]
            : Mended(things, rows) is { } mended ? [.. Held(mended, rows)]
            : [];
    }

    private static List<OrderRow> Held(string things, ImmutableArray<OrderRow> rows) => TitleWords.Meant(things, rows, row => row.Items);

    /// <summary>With the words that are slips of words in the titles put right; null where there are none.</summary>
    private static string? Mended(string things, ImmutableArray<OrderRow> rows)
    {
        var titles = new Spelling([.. rows.SelectMany(row => row.Items).SelectMany(title => Word.Split(TextFolding.Fold(title))).Select(word => word.Text).Where(word => word.Length >= ShortestSlip).Distinct()]);
        var mended = Word.Split(things).Select(word => word.Text.Length >= ShortestSlip ? titles.Nearest(word.Text) ?? word.Text : word.Text).ToList();
        return string.Join(' ', mended) is var whole && whole != string.Join(' ', Word.Split(things).Select(word => word.Text)) ? whole : null;
    }
}
