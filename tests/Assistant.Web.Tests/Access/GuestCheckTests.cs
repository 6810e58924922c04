using System.Diagnostics;
using Assistant.Testing.Web;

namespace Assistant.Web.Tests.Access;

/// <summary>The guest check as an attacker sees it: neither words nor time say whether an order exists.</summary>
public sealed class GuestCheckTests(GuestCheckTests.PatientHost patient, ITestOutputHelper output) : IClassFixture<GuestCheckTests.PatientHost>
{
    // Far above any difference that a busy machine makes by chance; the figure that counts is the one that is printed.
    private static readonly TimeSpan Generous = TimeSpan.FromMilliseconds(50);

    /// <summary>Orders that no other test of this class asks for, each good for three codes.</summary>
    private static readonly (string Order, string Email)[] Known =
    [
        ("W1001", "ada"), ("W1002", "ada"), ("W1003", "ada"), ("W1010", "ada"), ("W1004", "grace"), ("W1005", "grace"), ("W1006", "linus"),
        ("W1007", "linus"), ("W1011", "linus"), ("W1009", "mei"), ("W1013", "omar"), ("W1014", "omar"), ("W1015", "omar"),
    ];

    [Fact]
    [Trait("goal", "H-06")]
    public async Task Unknown_order_wrong_address_right_one_and_locked_order_get_the_same_answer()
    {
        var right = await CheckAsync("W1012", "omar@example.com");
        var wrongAddress = await CheckAsync("W1012", "ada@example.com");
        var unknown = await CheckAsync("W99999", "omar@example.com");
        await CheckAsync("W1012", "omar@example.com");
        var locked = await CheckAsync("W1012", "omar@example.com");

        Assert.Contains("code", right);
        Assert.Equal(right, wrongAddress);
        Assert.Equal(right, unknown);
        Assert.Equal(right, locked);
    }

    [Fact]
    [Trait("goal", "H-05")]
    public async Task A_mailed_code_opens_the_order_and_a_wrong_one_does_not()
    {
        using var shopper = await patient.Host.ShopperAsync();
        await shopper.SayAsync("Where is my order W1008? My mail address is mei@example.com");
        var code = await shopper.MailedCodeAsync();

        var wrong = await shopper.SayAsync(code is "000000" ? "000001" : "000000");
        var right = await shopper.SayAsync(code);

        Assert.DoesNotContain("receipt", wrong.Cards);
        Assert.Contains("receipt", right.Cards);
        Assert.Contains("W1008", right.Text);
        Assert.DoesNotContain(shopper.Activities, activity => activity.GetProperty("text").GetString()!.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("goal", "H-06")]
    public async Task Known_and_unknown_orders_take_the_same_time()
    {
        var (known, unknown) = (new List<TimeSpan>(), new List<TimeSpan>());
        var codes = patient.Host.Host.Runtime.Limits.CodesPerOrderAndHour;
        foreach (var (order, name) in Enumerable.Repeat(Known, codes).SelectMany(orders => orders))
        {
            using var shopper = await patient.Host.ShopperAsync();
            known.Add(await TimeAsync(shopper, $"my order is {order} and my mail address is {name}@example.com"));
            using var stranger = await patient.Host.ShopperAsync();
            unknown.Add(await TimeAsync(stranger, $"my order is W9{order[1..]} and my mail address is {name}@example.com"));
        }

        var difference = (Median(known) - Median(unknown)).Duration();
        output.WriteLine($"Median of {known.Count}: {Median(known).TotalMilliseconds:0.0} ms known, {Median(unknown).TotalMilliseconds:0.0} ms unknown.");
        Assert.InRange(difference, TimeSpan.Zero, Generous);
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);

    private static async Task<TimeSpan> TimeAsync(DirectLineShopper shopper, string text)
    {
        var started = Stopwatch.GetTimestamp();
        await shopper.SayAsync(text);
        return Stopwatch.GetElapsedTime(started);
    }

    private async Task<string> CheckAsync(string order, string email)
    {
        using var shopper = await patient.Host.ShopperAsync();
        var answer = await shopper.SayAsync($"Where is my order {order}? My mail address is {email}");
        return $"{answer.Text} {string.Join(',', answer.Cards)} {string.Join(',', answer.Suggestions)}"
            .Replace(order, "(order)", StringComparison.Ordinal)
            .Replace(email, "(address)", StringComparison.Ordinal);
    }

    /// <summary>All of it comes from one network address.</summary>
    public sealed class PatientHost : IAsyncLifetime
    {
        private RunningHost? _host;

        public RunningHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

        public async ValueTask InitializeAsync() => _host = await RunningHost.StartAsync(settings: "--Limits:CodesPerOriginAndHour=10000");

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
