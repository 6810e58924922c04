using Assistant.Core.Knowledge;
using Assistant.Hosting;
using Assistant.Web.Demo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Assistant.Web.Policies;

/// <summary>The policy pages as shoppers read them; where citations lead.</summary>
internal static class PolicyEndpoints
{
    /// <param name="identity">Null outside demo mode.</param>
    public static void MapPolicies(this IEndpointRouteBuilder app, AssistantRuntime runtime, DemoIdentity? identity)
    {
        app.MapGet("/policies", (HttpContext http) => new RazorComponentResult<PolicyList>(new
        {
            Shop = runtime.ShopFacts,
            Pages = (IReadOnlyList<PolicyPage>)[.. runtime.Knowledge.Current.Pages.Where(page => page.IsForShoppers)],
            Visitor = identity?.VisitorOf(http),
        }));
        app.MapGet("/policies/{id}", IResult (string id, HttpContext http) =>
            PageId.TryParse(id, out var pageId) && runtime.Knowledge.Current.Find(pageId) is { IsForShoppers: true } page
                ? new RazorComponentResult<PolicyPageView>(new
                {
                    Shop = runtime.ShopFacts,
                    Page = page,
                    Visitor = identity?.VisitorOf(http),
                })
                : TypedResults.NotFound());
    }
}
