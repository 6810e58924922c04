using System.Net;
using System.Text.RegularExpressions;
using Assistant.Web.Security;
using Assistant.Web.Tests.Conversations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assistant.Web.Tests.Pages;

[Collection(typeof(SharedHost))]
public sealed partial class SecurityHeaderTests(DemoHost demo)
{
    [GeneratedRegex(@"<script(?![^>]*\bsrc=)|<[^>]*\s(?:on\w+|style)\s*=|<style|<[^>]*javascript:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex InlineCode { get; }

    [Theory]
    [InlineData("/")]
    [InlineData("/?as=ada")]
    [InlineData("/?as=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("/?category=%22%3E%3Cimg%20onerror=alert(1)%3E")]
    [InlineData("/policies")]
    [InlineData("/policies/returns?as=ada")]
    [InlineData("/policies/nothing")]
    [InlineData("/products/nothing")]
    [InlineData("/demo/mailbox")]
    [InlineData("/demo/images/nothing.svg")]
    [InlineData("/widget.js")]
    [InlineData("/healthz")]
    [InlineData("/healthz/live")]
    [InlineData("/healthz/ready")]
    [InlineData("/v3/directline/conversations")]
    [InlineData("/chat/token")]
    [InlineData("/nothing-here")]
    [Trait("goal", "H-13")]
    public async Task Stand_on_every_answer_and_no_page_needs_code_of_its_own(string path)
    {
        using var http = new HttpClient { BaseAddress = demo.Host.Address };

        using var response = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.DoesNotContain("*", policy);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(response.Headers.Contains("Referrer-Policy"));
        Assert.False(response.Headers.Contains("Server"));
        Assert.InRange((int)response.StatusCode, 200, 405);
        if (response.Content.Headers.ContentType?.MediaType is "text/html")
        {
            Assert.DoesNotMatch(InlineCode, body);
        }
    }

    [Fact]
    [Trait("goal", "H-13")]
    public async Task Stand_on_the_answer_to_a_request_that_failed()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddProblemDetails();
        await using var app = builder.Build();
        app.UseExceptionHandler();
        app.UseSecurityHeaders();
        app.MapGet("/", string () => throw new InvalidOperationException("Broken on purpose."));
        await app.StartAsync(TestContext.Current.CancellationToken);

        using var response = await app.GetTestClient().GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(response.Headers.Contains("Referrer-Policy"));
        Assert.True(response.Headers.Contains("Permissions-Policy"));
    }

    [Fact]
    [Trait("goal", "H-13")]
    public async Task No_foreign_site_may_open_the_chat()
    {
        using var http = new HttpClient { BaseAddress = demo.Host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/token") { Headers = { { "Origin", "https://evil.example" } } };

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }
}
