using System.Net;
using Assistant.Web.Tests.Conversations;

namespace Assistant.Web.Tests.Pages;

[Collection(typeof(SharedHost))]
public sealed class MissingPageTests(DemoHost demo)
{
    [Theory]
    [InlineData("/nope")]
    [InlineData("/policies/nope")]
    [InlineData("/policies/goodwill")]
    [InlineData("/demo/products/nope")]
    public async Task Who_comes_to_a_wrong_address_is_told_where_to_go(string path)
    {
        using var response = await GetAsync(path, "text/html");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("There is no such page", page);
        Assert.Contains("href=\"/policies\"", page);
        Assert.DoesNotContain(path, page);
    }

    [Theory]
    [InlineData("/nope", "application/json")]
    [InlineData("/v3/directline/conversations/nope/activities", "*/*")]
    public async Task A_program_gets_no_page(string path, string accept)
    {
        using var response = await GetAsync(path, accept);

        Assert.InRange((int)response.StatusCode, 400, 499);
        Assert.NotEqual("text/html", response.Content.Headers.ContentType?.MediaType);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string accept)
    {
        using var http = new HttpClient { BaseAddress = demo.Host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Accept.ParseAdd(accept);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
