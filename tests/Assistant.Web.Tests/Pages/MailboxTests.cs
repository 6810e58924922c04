using System.Net;
using Assistant.Testing.Web;
using Assistant.Web.Tests.Conversations;

namespace Assistant.Web.Tests.Pages;

/// <summary>The demo's mailbox holds one-time codes: it is for who sits at the machine.</summary>
[Collection(typeof(SharedHost))]
public sealed class MailboxTests(DemoHost demo)
{
    private static readonly Uri Mailbox = new("/demo/mailbox", UriKind.Relative);

    [Fact]
    public async Task Is_there_for_a_demo_that_only_this_machine_can_reach()
    {
        using var http = new HttpClient { BaseAddress = demo.Host.Address };

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(Mailbox, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Is_gone_from_a_demo_that_is_shown_to_others()
    {
        await using var host = await RunningHost.StartAsync(settings: ["--urls=http://0.0.0.0:0", "--Demo:AllowPublic=true"]);
        using var http = new HttpClient { BaseAddress = new UriBuilder(host.Address) { Host = "127.0.0.1" }.Uri };

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(Mailbox, TestContext.Current.CancellationToken)).StatusCode);
        Assert.DoesNotContain("/demo/mailbox", host.Output);
    }
}
