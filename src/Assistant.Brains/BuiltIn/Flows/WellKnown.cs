namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>Flows that the dialogue itself starts, besides those that intents start. A shop's set must have them.</summary>
internal static class WellKnown
{
    /// <summary>Hands the conversation to a person.</summary>
    public const string Handoff = "handoff";

    /// <summary>How long a shopper who waits for a person still has to wait.</summary>
    public const string PersonWait = "person_wait";

    /// <summary>What a bare order number asks for.</summary>
    public const string TrackOrder = "track_order";

    /// <summary>"Why?" after an order's status.</summary>
    public const string OrderWhy = "order_why";

    /// <summary>"Why not?" after what can go back.</summary>
    public const string ReturnWhy = "return_why";

    /// <summary>"Until when?" after the sums of a return.</summary>
    public const string DamagedItem = "damaged_item";
    public const string ReturnItem = "return_item";
    public const string ExchangeItem = "exchange_item";

    /// <summary>What is cancelled where an order cannot go elsewhere; also "remove the socks".</summary>
    public const string CancelOrder = "cancel_order";
    public const string ChangeAddress = "change_shipping_address";

    /// <summary>Another size or colour before it has left.</summary>
    public const string ChangeItems = "change_items";
    public const string ChangePayment = "change_payment";

    /// <summary>No other way to pay is stored.</summary>
    public const string PaymentClosed = "payment_closed";

    /// <summary>"Swap the tent for a stove": what no exchange does.</summary>
    public const string OtherProduct = "other_product";

    /// <summary>Any change of an order, before it is known which.</summary>
    public const string ChangeOrder = "change_order";

    /// <summary>Where the money of an order is.</summary>
    public const string TrackRefund = "track_refund";

    /// <summary>How far a return or an exchange has come, and its label.</summary>
    public const string ReturnStatus = "return_status";
    public const string UpdateProfile = "update_profile";

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

    public static readonly IReadOnlyList<string> All = [Handoff, PersonWait, TrackOrder, OrderWhy, ReturnWhy, ReturnItem, ExchangeItem, CancelOrder, ChangeAddress, ChangeItems, ChangePayment, PaymentClosed, OtherProduct, ChangeOrder, TrackRefund, ReturnStatus, UpdateProfile, CancelWhy, ProductDetails, ProductSearch, Stock, SimilarProducts, CompareProducts, AskPages];
}
