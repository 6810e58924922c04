namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>Flows that the dialogue itself starts, besides those that intents start. A shop's set must have them.</summary>
internal static class WellKnown
{
    /// <summary>Hands the conversation to a person.</summary>
    public const string Handoff = "handoff";

    /// <summary>What a bare order number asks for.</summary>
    public const string TrackOrder = "track_order";

    /// <summary>"Why?" after an order's status.</summary>
    public const string OrderWhy = "order_why";

    /// <summary>"Why not?" after what can go back.</summary>
    public const string ReturnWhy = "return_why";

    /// <summary>"Until when?" after the sums of a return.</summary>
    public const string ReturnItem = "return_item";
    public const string ExchangeItem = "exchange_item";

    /// <summary>"Why not?" after a cancellation that is not possible.</summary>
    public const string CancelWhy = "cancel_why";

    /// <summary>What a bare product or "the second one" asks for.</summary>
    public const string ProductDetails = "product_details";
    public const string ProductSearch = "product_search";

    /// <summary>"Which sizes do you have?" of the product that is spoken of.</summary>
    public const string Stock = "stock";

    /// <summary>"Something similar to the first one."</summary>
    public const string SimilarProducts = "similar_products";

    /// <summary>"Compare the first two."</summary>
    public const string CompareProducts = "compare_products";

    /// <summary>Asks the pages a question that no intent stands for.</summary>
    public const string AskPages = "ask_pages";

    public static readonly IReadOnlyList<string> All = [Handoff, TrackOrder, OrderWhy, ReturnWhy, ReturnItem, ExchangeItem, CancelWhy, ProductDetails, ProductSearch, Stock, SimilarProducts, CompareProducts, AskPages];
}
