using Assistant.Core.Catalog;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;
using Assistant.Core.Tools;
using Assistant.Core.Tools.Handoff;
using Assistant.Core.Tools.Identity;
using Assistant.Core.Tools.Orders;
using Assistant.Core.Tools.Policy;
using Assistant.Core.Tools.Products;

namespace Assistant.Testing.Turns;

/// <summary>Every tool of the product over ports of a test's choice.</summary>
public static class AllTools
{
    public static Toolbox Over(IShop shop, ICatalogIndex catalog, IPassageIndex passages) => new(
    [
        Tool.Of<FindOrder, FindOrder.Arguments>(new FindOrder(shop)),
        Tool.Of<ListOrders, ListOrders.Arguments>(new ListOrders(shop)),
        Tool.Of<CheckReturn, CheckReturn.Arguments>(new CheckReturn(shop, passages)),
        Tool.Of<SearchPolicy, SearchPolicy.Arguments>(new SearchPolicy(passages)),
        Tool.Of<SearchCatalog, SearchCatalog.Arguments>(new SearchCatalog(catalog, shop, "EUR")),
        Tool.Of<GetProduct, GetProduct.Arguments>(new GetProduct(shop)),
        Tool.Of<GetProfile, GetProfile.Arguments>(new GetProfile(shop)),
        Tool.Of<VerifyCustomer, VerifyCustomer.Arguments>(new VerifyCustomer()),
        Tool.Of<HandoffToHuman, HandoffToHuman.Arguments>(new HandoffToHuman()),
    ]);
}
