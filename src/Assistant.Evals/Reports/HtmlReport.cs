using System.Security.Cryptography;
using System.Text;
using Assistant.Evals.Reports.Page;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Evals.Reports;

/// <summary>The run as one page for people: it asks nothing of any server, and opens from a disk.</summary>
internal static class HtmlReport
{
    private static readonly string Style = Resource("report.css");
    private static readonly string Script = Resource("report.js");

    // Transcripts hold whatever shoppers and brains wrote. They are encoded; should that ever fail, the page still runs nothing but its own script.
    private static readonly string Policy =
        $"default-src 'none'; base-uri 'none'; form-action 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'";

    public static async Task<string> WriteAsync(RunReport report)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var body = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ReportPage.Report)] = report });
            return (await renderer.RenderComponentAsync<ReportPage>(parameters)).ToHtmlString();
        });
        // Style and script stand here, outside of any component, so that their hashes are those of exactly these bytes.
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{report.Share.Hits} of {report.Share.Of} conversations end right</title>
            <style>{Style}</style>
            </head>
            <body>
            {body}
            <script>{Script}</script>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
