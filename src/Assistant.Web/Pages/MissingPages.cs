using Assistant.Hosting;
using Assistant.Web.Demo;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Assistant.Web.Pages;

/// <summary>Gives people who come to a wrong address a page instead of the browser's own. Programs get what they got: the status alone.</summary>
internal static class MissingPages
{
    /// <param name="identity">Null outside demo mode.</param>
    public static void UseMissingPage(this IApplicationBuilder app, AssistantRuntime runtime, DemoIdentity? identity) =>
        app.UseStatusCodePages(context => IsForPeople(context)
            ? new RazorComponentResult<MissingPage>(new { Shop = runtime.ShopFacts, Visitor = identity?.VisitorOf(context.HttpContext) })
            {
                StatusCode = StatusCodes.Status404NotFound,
            }.ExecuteAsync(context.HttpContext)
            : Task.CompletedTask);

    private static bool IsForPeople(StatusCodeContext context) =>
        context.HttpContext.Response.StatusCode is StatusCodes.Status404NotFound
            && HttpMethods.IsGet(context.HttpContext.Request.Method)
            && context.HttpContext.Request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
}
