using System.Net;
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

    public static void MapDemo(this IEndpointRouteBuilder app, AssistantRuntime runtime, DemoIdentity identity, DemoMailbox? mailbox)
    {
        app.MapGet("/", async (string? @as, string? category, CancellationToken cancellationToken) =>
            await FrontAsync(runtime, identity.VisitorOf(@as), category, cancellationToken));
        app.MapGet("/products/{id}", async (string id, string? @as, CancellationToken cancellationToken) =>
            await ProductAsync(runtime, identity.VisitorOf(@as), id, cancellationToken));
        app.MapGet("/demo/images/{id}.svg", async (string id, HttpResponse response, CancellationToken cancellationToken) =>
            await PictureAsync(runtime, id, response, cancellationToken));
        if (mailbox is not null)
        {
            app.MapGet("/demo/mailbox", (HttpContext context) => Mailbox(runtime, mailbox, context));
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

        return new RazorComponentResult<ShopFront>(new
        {
            Shop = runtime.ShopFacts,
            Visitor = visitor,
            Products = products.Where(product => category is null || product.Categories.FirstOrDefault() == category).ToList(),
            Categories = products.Select(product => product.Categories.FirstOrDefault()).OfType<string>().Distinct().ToList(),
            Category = category,
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
    private static IResult Mailbox(AssistantRuntime runtime, DemoMailbox mailbox, HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is { } peer && !IPAddress.IsLoopback(peer))
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "no-store";
        return context.Request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            ? TypedResults.Json(mailbox.Mails.Select(mail => new { mail.At, mail.Message.To, mail.Message.Subject, mail.Message.Body }))
            : new RazorComponentResult<MailboxPage>(new { Shop = runtime.ShopFacts, mailbox.Mails });
    }

    private static async Task<Product?> FindAsync(AssistantRuntime runtime, string id, CancellationToken cancellationToken) =>
        ProductId.TryParse(id, out var product) ? await runtime.Shop.FindProductAsync(product, cancellationToken) : null;
}
