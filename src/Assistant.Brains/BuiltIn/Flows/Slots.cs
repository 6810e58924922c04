using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Assistant.Brains.BuiltIn.Products;
using Assistant.Core.Catalog;

namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>The values that flows can collect or pass to a tool, and the JSON that each becomes.</summary>
internal static class Slots
{
    public const string Order = "order";
    public const string Email = "email";

    /// <summary>A one-time code. It is only ever waited for: code reads it before any brain could.</summary>
    public const string Code = "code";

    /// <summary>Order lines with how many units of each, one a line, see <see cref="MeantUnits"/>.</summary>
    public const string Items = "items";

    /// <summary>There once it is clear that an own order is meant, also where something else comes in between.</summary>
    public const string Own = "own";
    public const string Product = "product";

    /// <summary>What the shopper is looking for, without the filters below.</summary>
    public const string Query = "query";

    /// <summary>There once enough is known of what is looked for to search for it.</summary>
    public const string Wish = "wish";

    /// <summary>What the thing that is looked for is called.</summary>
    public const string Kind = "kind";

    /// <summary>"How long?", "what does that cost?" of what was told: words that ask for nothing but a time or a sum.</summary>
    public const string Measure = "measure";
    public const string Brand = "brand";

    /// <summary>What it must not have, one a line.</summary>
    public const string Unwanted = "unwanted";

    /// <summary>What and whom it is for, one a line.</summary>
    public const string Uses = "uses";

    /// <summary>Limits on measures, one a line.</summary>
    public const string Measures = "measures";
    public const string MinRating = "min_rating";
    public const string InStock = "in_stock";

    /// <summary>Only what cost more before.</summary>
    public const string Reduced = "reduced";

    /// <summary>It is a present.</summary>
    public const string Gift = "gift";

    /// <summary>Somebody to give it to was named.</summary>
    public const string Recipient = "recipient";

    /// <summary>How many results were shown before.</summary>
    public const string Skip = "skip";

    /// <summary>The product that others should be like.</summary>
    public const string SimilarTo = "similar_to";
    public const string Cheaper = "cheaper";

    /// <summary>The second one of a comparison.</summary>
    public const string OtherProduct = "other_product";

    /// <summary>A full question for the policy pages.</summary>
    public const string Question = "question";

    /// <summary>The question before, which this one may go on with.</summary>
    public const string Before = "before";

    /// <summary>What was spoken of when the flow began, whether or not the question goes on with it.</summary>
    public const string Spoken = "spoken";

    /// <summary>The page that answered it.</summary>
    public const string SpokenPage = "spoken_page";

    /// <summary>There where the question surely goes on with the one before: what was told of it is not told again.</summary>
    public const string GoesOn = "goes_on";

    /// <summary>There where what comes after the last answer is asked for.</summary>
    public const string Next = "next";

    /// <summary>Where the money of an order goes or went: a payment method in words.</summary>
    public const string RefundTo = "refund_to";

    /// <summary>The question for the pages that fits how an order stands.</summary>
    public const string StateQuestion = "state_question";

    /// <summary>Why an item goes back, as check_return names it.</summary>
    public const string ReturnReason = "return_reason";

    /// <summary>In what state the shopper says an item is.</summary>
    public const string Condition = "condition";

    /// <summary>Where the shopper wants the refund.</summary>
    public const string RefundWish = "refund_wish";
    /// <summary>There where the shopper wants it done and does not only ask about it.</summary>
    public const string Wanted = "wanted";

    /// <summary>Order lines with the variants that they become, one a line, see <see cref="MeantReplacement"/>.</summary>
    public const string Replacements = "replacements";

    /// <summary>What items are to become, in the shopper's words.</summary>
    public const string Becomes = "becomes";

    /// <summary>Why an order is cancelled, as cancel_order names it.</summary>
    public const string CancelReason = "cancel_reason";

    /// <summary>A whole address, as the tools take it.</summary>
    public const string Address = "address";

    /// <summary>As much of an address as was said so far.</summary>
    public const string AddressDraft = "address_draft";

    /// <summary>The country to which an order goes so far, as ISO code.</summary>
    public const string Country = "country";

    /// <summary>Id of a stored payment method.</summary>
    public const string PaymentMethod = "payment_method";

    /// <summary>Which way to pay is meant, in the shopper's words.</summary>
    public const string PaymentWish = "payment_wish";

    /// <summary>There once it is known what of the account is to be changed, and to what.</summary>
    public const string ProfileChange = "profile_change";

    /// <summary>A mail address that takes the place of the account's.</summary>
    public const string NewEmail = "new_email";
    public const string Phone = "phone";
    public const string MinPrice = "min_price";
    public const string MaxPrice = "max_price";

    /// <summary>The highest price that was named, where less than was shown is looked for.</summary>
    public const string Budget = "budget";
    public const string Currency = "currency";

    /// <summary>ISO 639-1 code of the language in which a person was offered.</summary>
    public const string Language = "language";

    /// <summary>Option values such as colours and sizes, one a line.</summary>
    public const string Options = "options";
    public const string Sort = "sort";

    /// <summary>Why a person is needed, as the handoff tool names it.</summary>
    public const string Reason = "reason";

    /// <summary>What the shopper still wants, in one sentence for the person who takes over.</summary>
    public const string OpenQuestion = "open_question";

    public static readonly FrozenSet<string> All =
    [
        Order, Email, Code, Items, Product, Query, Question, StateQuestion, MinPrice, MaxPrice, Currency, Options, Sort, Reason, OpenQuestion,
        Wish, Kind, Brand, Uses, Measures, MinRating, InStock, Reduced, Gift, Recipient, Skip, SimilarTo, Cheaper, OtherProduct, Before, GoesOn, Next, Measure, RefundTo, Unwanted,
        ReturnReason, Condition, RefundWish, Own,
        Wanted, Replacements, Becomes, CancelReason, Address, AddressDraft, Country, PaymentMethod, PaymentWish, ProfileChange, NewEmail, Phone,
    ];

    /// <summary>The slots that together hold what is looked for.</summary>
    public static readonly FrozenSet<string> OfWish =
        [Query, Wish, Kind, MinPrice, MaxPrice, Budget, Currency, Brand, Options, Unwanted, Uses, Measures, MinRating, InStock, Reduced, Sort, Gift, Recipient, Skip];

    /// <summary>Slots that a flow may ask the shopper for.</summary>
    public static readonly FrozenSet<string> Askable = [Order, Product, Query, Wish, Items, Replacements, Address, PaymentMethod, ProfileChange];

    public static JsonElement ToJson(string slot, string value) => slot switch
    {
        MinPrice or MaxPrice or Skip => Element(long.Parse(value, CultureInfo.InvariantCulture)),
        MinRating => Element(double.Parse(value, CultureInfo.InvariantCulture)),
        InStock or Reduced or Cheaper => Element(bool.Parse(value)),
        Items => Element(Split(value).Select(MeantUnits.Read).Select(item => item.Argument)),
        Replacements => Element(Split(value).Select(MeantReplacement.Read).Select(item => item.Argument)),
        Address => JsonElement.Parse(value),
        Options or Unwanted or Uses => Element(Split(value)),
        Measures => Element(Split(value).Select(MeasureText.Read).Select(Limit)),
        _ => Element(value),
    };

    public static ImmutableArray<string> Split(string value) => [.. value.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    public static string Join(IEnumerable<string> values) => string.Join('\n', values);

    private static Dictionary<string, object> Limit(MeasureLimit limit)
    {
        var ends = new Dictionary<string, object> { ["dimension"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(limit.Dimension.ToString()) };
        if (limit.Min is { } min)
        {
            ends["min"] = min;
        }

        if (limit.Max is { } max)
        {
            ends["max"] = max;
        }

        return ends;
    }

    private static JsonElement Element<T>(T value) =>
        JsonSerializer.SerializeToElement(value, Microsoft.Extensions.AI.AIJsonUtilities.DefaultOptions);
}
