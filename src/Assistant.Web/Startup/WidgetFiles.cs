using Microsoft.AspNetCore.StaticFiles;

namespace Assistant.Web.Startup;

/// <summary>Serves the widget's files to any site that embeds them, and the demo's own.</summary>
internal static class WidgetFiles
{
    public static IApplicationBuilder UseWidgetFiles(this IApplicationBuilder app) =>
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Prepare });

    private static void Prepare(StaticFileResponseContext file)
    {
        var headers = file.Context.Response.Headers;
        // Modules name each other without a version: a browser must ask whether its copy is still right, or it would mix releases.
        headers.CacheControl = "no-cache";
        if (file.Context.Request.Path.StartsWithSegments("/widget") || file.Context.Request.Path.Equals("/widget.js"))
        {
            headers.AccessControlAllowOrigin = "*";
            headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        }
    }
}
