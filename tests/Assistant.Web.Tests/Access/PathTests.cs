using Assistant.Hosting;
using Assistant.Testing;
using Assistant.Testing.Web;

namespace Assistant.Web.Tests.Access;

/// <summary>No path leads out of the folders that are served. Canaries lie beside each of them.</summary>
public sealed class PathTests(PathTests.HostBesideCanaries host) : IClassFixture<PathTests.HostBesideCanaries>
{
    private const string Canary = "CANARY-7f3a9c";
    private const string ProjectFile = "Assistant.Web.csproj";

    private static readonly string[] Roots = ["/", "/widget/", "/policies/", "/products/", "/demo/images/"];
    private static readonly string[] Ups = ["../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..%5c", "..\\", "....//", "..;/", "%252e%252e%252f", "..%c0%af", "%u002e%u002e/", "./..//"];

    /// <summary>Five roots, twelve ways up each.</summary>
    public static TheoryData<string, string> Vectors
    {
        get
        {
            var vectors = new TheoryData<string, string>();
            foreach (var root in Roots)
            {
                foreach (var up in Ups)
                {
                    vectors.Add(root, up);
                }
            }

            return vectors;
        }
    }

    [Fact]
    [Trait("goal", "G-05")]
    public async Task Nothing_outside_is_read_by_any_way_up()
    {
        foreach (var (root, up) in Vectors.Select(row => row.Data))
        {
            foreach (var depth in (int[])[1, 2, 6])
            {
                var ways = string.Concat(Enumerable.Repeat(up, depth));
                await RefusesAsync($"{root}{ways}{ProjectFile}");
                await RefusesAsync($"{root}{ways}{host.Outside.TrimStart('/')}/canary.md");
            }
        }
    }

    [Theory]
    [InlineData("/%00")]
    [InlineData("/widget.js%00.txt")]
    [InlineData("//etc/passwd")]
    [InlineData("/file:///etc/passwd")]
    [InlineData("/policies/CON")]
    [InlineData("/policies/returns.md")]
    [InlineData("/policies/canary")]
    [InlineData("/products/%00")]
    [InlineData("/demo/images/NUL.svg")]
    [InlineData("/appsettings.json")]
    [InlineData("/data/conversations.db")]
    [InlineData("/widget/../../Assistant.Web.csproj")]
    [Trait("goal", "G-05")]
    public async Task Nothing_is_found_under_names_that_mean_something_to_an_operating_system(string path) => await RefusesAsync(path);

    [Theory]
    [InlineData("/")]
    [InlineData("/policies/")]
    [InlineData("/products/")]
    [InlineData("/demo/images/")]
    [Trait("goal", "G-05")]
    public async Task A_name_of_three_hundred_letters_is_not_found(string root) => await RefusesAsync(root + new string('a', 300));

    [Fact]
    [Trait("goal", "G-05")]
    public async Task A_link_out_of_the_knowledge_folder_is_not_followed_and_the_other_pages_are_there()
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        using var shopper = await host.ShopperAsync();

        var answer = await shopper.SayAsync($"What does the page about {Canary} say?");

        Assert.DoesNotContain(host.Runtime.Knowledge.Current.Pages, page => page.Body.Contains(Canary, StringComparison.Ordinal));
        Assert.DoesNotContain("canary", answer.Pages);
        Assert.Contains("30 days", await http.GetStringAsync(new Uri("/policies/returns", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    private async Task RefusesAsync(string path)
    {
        var response = await Wire.GetRawAsync(host.Address, path, TestContext.Current.CancellationToken);

        Assert.True(response.StartsWith("HTTP/1.1 4", StringComparison.Ordinal), $"{path}: {response.Split('\r')[0]}");
        Assert.DoesNotContain(Canary, response);
        Assert.DoesNotContain("<Project", response);
        Assert.DoesNotContain("root:", response);
    }

    public sealed class HostBesideCanaries : IAsyncLifetime
    {
        private readonly DirectoryInfo _outside = Directory.CreateTempSubdirectory("outside-");
        private RunningHost? _host;

        public string Outside => _outside.FullName;

        public Uri Address => Host.Address;

        public AssistantRuntime Runtime => Host.Host.Runtime;

        private RunningHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

        public async ValueTask InitializeAsync()
        {
            var knowledge = _outside.CreateSubdirectory("knowledge");
            foreach (var page in Directory.EnumerateFiles(Path.Combine(Repository.Root, "knowledge")))
            {
                File.Copy(page, Path.Combine(knowledge.FullName, Path.GetFileName(page)));
            }

            var secret = Path.Combine(_outside.FullName, "canary.md");
            await File.WriteAllTextAsync(secret, $"---\nid: canary\ntitle: Canary\n---\n\n# Canary\n\n{Canary}\n");
            File.CreateSymbolicLink(Path.Combine(knowledge.FullName, "canary.md"), secret);
            _host = await RunningHost.StartAsync(settings: $"--Knowledge:Path={knowledge.FullName}");
        }

        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            _outside.Delete(recursive: true);
        }

        public Task<DirectLineShopper> ShopperAsync() => Host.ShopperAsync();
    }
}
