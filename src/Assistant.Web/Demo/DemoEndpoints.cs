using System.Collections.Immutable;
using System.Net;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;
using Assistant.DemoShop;
using Assistant.DemoShop.Pictures;
using Assistant.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Assistant.Web.Demo;

/// <summary>The pages of the demo shop. They exist in demo mode only.</summary>
internal static class DemoEndpoints
{
    private static readonly TimeSpan PicturesKept = TimeSpan.FromDays(1);
    private static readonly ImmutableArray<PageId> AskedMost = [new("returns"), new("refunds"), new("tracking-and-delays"), new("warranty")];

    public static void MapDemo(this IEndpointRouteBuilder app, AssistantRuntime runtime, DemoIdentity identity, DemoMailbox? mailbox)
    {
        app.MapGet("/", async (string? category, HttpContext http, CancellationToken cancellationToken) =>
            await FrontAsync(runtime, identity.VisitorOf(http), category, cancellationToken));
        app.MapGet("/products/{id}", async (string id, HttpContext http, CancellationToken cancellationToken) =>
            await ProductAsync(runtime, identity.VisitorOf(http), id, cancellationToken));
        app.MapGet("/demo/images/{id}.svg", async (string id, HttpResponse response, CancellationToken cancellationToken) =>
            await PictureAsync(runtime, id, response, cancellationToken));
        if (mailbox is not null)
        {
            app.MapGet("/demo/mailbox", (HttpContext http) => Mailbox(runtime, identity.VisitorOf(http), mailbox, http));
        }
    }

    private static async Task<IResult> FrontAsync(
        AssistantRuntime runtime, DemoVisitor visitor, string? category, CancellationToken cancellationToken)
    {
        var products = new List<Product>();
        await foreach (var product in runtime.Shop.ReadCatalogAsync(cancellationToken))
        {
            products.Add(product);
        }

        var categories = products.Select(product => product.Categories.FirstOrDefault()).OfType<string>().Distinct().ToList();
        var chosen = categories.Find(known => known == category);
        return new RazorComponentResult<ShopFront>(new
        {
            Shop = runtime.ShopFacts,
            Visitor = visitor,
            Products = products
                .Where(product => chosen is null || product.Categories.FirstOrDefault() == chosen)
                .OrderByDescending(product => product.Reviews)
                .ToList(),
            Categories = categories,
            Category = chosen,
            Help = AskedMost.Select(runtime.Knowledge.Current.Find).OfType<PolicyPage>().ToList(),
        });
    }

    private static async Task<IResult> ProductAsync(
        AssistantRuntime runtime, DemoVisitor visitor, string id, CancellationToken cancellationToken) =>
        await FindAsync(runtime, id, cancellationToken) is { } product
            ? new RazorComponentResult<ProductPage>(new { Shop = runtime.ShopFacts, Visitor = visitor, Product = product })
            : TypedResults.NotFound();

    private static async Task<IResult> PictureAsync(
        AssistantRuntime runtime, string id, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await FindAsync(runtime, id, cancellationToken) is not { } product)
        {
            return TypedResults.NotFound();
        }

        response.Headers.CacheControl = $"public, max-age={PicturesKept.TotalSeconds:0}";
        return TypedResults.Text(ProductPicture.Render(product), "image/svg+xml");
    }

    /// <summary>Holds one-time codes, so only who sits at this machine may read it, and only mail to the demo's own customers.</summary>
    private static IResult Mailbox(AssistantRuntime runtime, DemoVisitor visitor, DemoMailbox mailbox, HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is { } peer && !IPAddress.IsLoopback(peer))
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.CacheControl = "no-store";
        return http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            ? TypedResults.Json(mailbox.Mails.Select(mail => new { mail.At, mail.Message.To, mail.Message.Subject, mail.Message.Body }))
            : new RazorComponentResult<MailboxPage>(new { Shop = runtime.ShopFacts, Visitor = visitor, mailbox.Mails });
    }

    private static async Task<Product?> FindAsync(AssistantRuntime runtime, string id, CancellationToken cancellationToken) =>
        ProductId.TryParse(id, out var product) ? await runtime.Shop.FindProductAsync(product, cancellationToken) : null;
}
