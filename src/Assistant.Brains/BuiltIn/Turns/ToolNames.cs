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

    public static readonly FrozenSet<string> All =
    [
        SearchPolicy, SearchCatalog, GetProduct, VerifyCustomer, FindOrder, ListOrders, GetProfile, CheckReturn, HandoffToHuman,
    ];
}
