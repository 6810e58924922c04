using System.Globalization;
using Assistant.Crash.Host;
using Assistant.Crash.Tests.Judging;

namespace Assistant.Crash.Tests.Killing;

/// <summary>The product dies at random moments of one long day, start-up included, and is started again each time.</summary>
[Trait("goal", "R-07")]
public sealed class RandomKillTests
{
    private const int Tries = 5;
    private static readonly string[] Customers = ["ada", "grace", "linus", "mei", "omar"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_lost_or_done_twice_when_it_dies_at_random_moments()
    {
        var seed = OnDemand.Seed ?? Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"{OnDemand.SeedVariable}={seed}");
        var (random, left) = (new Random(seed), OnDemand.Kills);
        var folder = await Template.CopyAsync();
        try
        {
            var mails = Path.Combine(folder, "sent-mails");
            var isEarly = false;
            // The slower the machine, the later: a life must come to something before it ends.
            var start = TimeSpan.FromSeconds(2);
            await using var shopper = new Shopper(folder, mails, Token)
            {
                MostDeaths = OnDemand.Kills + 1,
                // One life in four may end before it is ready, the others while shoppers talk.
                OnStart = child =>
                {
                    if (isEarly = left-- > 0 && random.Next(4) is 0)
                    {
                        KillLater(child, start * random.NextDouble());
                    }
                },
                OnReady = child =>
                {
                    start = child.ReadyWithin;
                    if (!isEarly && left >= 0)
                    {
                        KillLater(child, start / 2 * random.NextDouble());
                    }
                },
            };
            var changes = 0;
            while (left >= 0 || changes is 0)
            {
                await ChangePhoneAsync(shopper, Customers[changes % Customers.Length], changes++);
            }

            await shopper.LeaveAsync();

            var faults = await FolderJudge.FaultsAsync(folder, mails, shopper.Acknowledged, Token);
            Assert.True(faults.Count is 0, $"{OnDemand.SeedVariable}={seed}: {string.Join('\n', faults)}");
            Assert.Equal(changes, FolderJudge.Rows(Path.Combine(folder, "shop.db"), "select key from ledger").Count);
            Assert.Equal(OnDemand.Kills, shopper.Deaths);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ChangePhoneAsync(Shopper shopper, string customer, int number)
    {
        var id = await shopper.OpenAsync(customer);
        // A turn over which the product died too often is given up and said to be; a shopper then asks again.
        string? card = null;
        for (var i = 0; card is null && i < Tries; i++)
        {
            await shopper.SayAsync(id, Wishes.Phone(string.Create(CultureInfo.InvariantCulture, $"+31 6 5550 {1000 + number}")));
            card = await shopper.CardAsync(id);
        }

        for (var open = card ?? throw new InvalidOperationException("There is no card."); open is not null; open = await shopper.CardAsync(id))
        {
            await shopper.ConfirmAsync(id, open);
            await shopper.SettleAsync(id);
        }
    }

    private static void KillLater(Child child, TimeSpan after) => Task.Delay(after, Token).ContinueWith(
        _ =>
        {
            try
            {
                child.Kill();
            }
            catch (InvalidOperationException)
            {
                // It has died and been buried since.
            }
        },
        Token,
        TaskContinuationOptions.OnlyOnRanToCompletion,
        TaskScheduler.Default);
}
