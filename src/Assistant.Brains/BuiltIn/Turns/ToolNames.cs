using System.Collections.Frozen;

namespace Assistant.Brains.BuiltIn.Turns;

/// <summary>The tools that the dialogue knows how to use, by the names that are part of the product's face.</summary>
internal static class ToolNames
{
    public const string SearchPolicy = "search_policy";
    public const string SearchCatalog = "search_catalog";
    public const string GetProduct = "get_product";
    public const string VerifyCustomer = "verify_customer";
    public const string FindOrder = "find_order";
    public const string ListOrders = "list_orders";
    public const string GetProfile = "get_profile";
    public const string CheckReturn = "check_return";
    public const string HandoffToHuman = "handoff_to_human";
    public const string CancelOrder = "cancel_order";
    public const string ChangeAddress = "change_address";
    public const string ChangeItems = "change_items";
    public const string ChangePayment = "change_payment";
    public const string CreateExchange = "create_exchange";
    public const string CreateReturn = "create_return";
    public const string UpdateProfile = "update_profile";

    /// <summary>Tools that propose a change. A call that is planned ends the turn with a card of the server's.</summary>
    public static readonly FrozenSet<string> Writes =
        [CancelOrder, ChangeAddress, ChangeItems, ChangePayment, CreateExchange, CreateReturn, UpdateProfile];

    public static readonly FrozenSet<string> All =
    [
        SearchPolicy, SearchCatalog, GetProduct, VerifyCustomer, FindOrder, ListOrders, GetProfile, CheckReturn, HandoffToHuman, .. Writes,
    ];
}
