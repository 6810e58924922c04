using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>The values that flows can collect or pass to a tool, and the JSON that each becomes.</summary>
internal static class Slots
{
    public const string Order = "order";
    public const string Email = "email";

    /// <summary>A one-time code. It is only ever waited for: code reads it before any brain could.</summary>
    public const string Code = "code";

    /// <summary>Ids of order lines, one a line.</summary>
    public const string Items = "items";
    public const string Product = "product";

    /// <summary>What the shopper is looking for, without the filters below.</summary>
    public const string Query = "query";

    /// <summary>A full question for the policy pages.</summary>
    public const string Question = "question";
    public const string MinPrice = "min_price";
    public const string MaxPrice = "max_price";
    public const string Currency = "currency";

    /// <summary>Option values such as colours and sizes, one a line.</summary>
    public const string Options = "options";
    public const string Sort = "sort";

    /// <summary>Why a person is needed, as the handoff tool names it.</summary>
    public const string Reason = "reason";

    /// <summary>What the shopper still wants, in one sentence for the person who takes over.</summary>
    public const string OpenQuestion = "open_question";

    public static readonly FrozenSet<string> All =
    [
        Order, Email, Code, Items, Product, Query, Question, MinPrice, MaxPrice, Currency, Options, Sort, Reason, OpenQuestion,
    ];

    /// <summary>Slots that a flow may ask the shopper for.</summary>
    public static readonly FrozenSet<string> Askable = [Order, Product, Query];

    public static JsonElement ToJson(string slot, string value) => slot switch
    {
        MinPrice or MaxPrice => Element(long.Parse(value, CultureInfo.InvariantCulture)),
        Items or Options => Element(Split(value)),
        _ => Element(value),
    };

    public static ImmutableArray<string> Split(string value) => [.. value.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    public static string Join(IEnumerable<string> values) => string.Join('\n', values);

    private static JsonElement Element<T>(T value) =>
        JsonSerializer.SerializeToElement(value, Microsoft.Extensions.AI.AIJsonUtilities.DefaultOptions);
}
