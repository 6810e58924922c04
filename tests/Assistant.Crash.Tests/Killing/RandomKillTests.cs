using System.Globalization;
using Assistant.Crash.Host;
using Assistant.Crash.Tests.Judging;

namespace Assistant.Crash.Tests.Killing;

/// <summary>The product dies at random moments of one long day, start-up included, and is started again each time.</summary>
[Trait("goal", "R-07")]
public sealed class RandomKillTests
{
    private const string KillsVariable = "CRASH_KILLS";
    private const string SeedVariable = "CRASH_SEED";
    private static readonly string[] Customers = ["ada", "grace", "linus", "mei", "omar"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static int Kills => Setting(KillsVariable) ?? 20;

    [Fact]
    public async Task Nothing_is_lost_or_done_twice_when_it_dies_at_random_moments()
    {
        var seed = Setting(SeedVariable) ?? Random.Shared.Next();
        TestContext.Current.SendDiagnosticMessage($"{SeedVariable}={seed}");
        var (random, left) = (new Random(seed), Kills);
        var folder = await Template.CopyAsync();
        try
        {
            var mails = Path.Combine(folder, "sent-mails");
            var isEarly = false;
            await using var shopper = new Shopper(folder, mails, Token)
            {
                // One life in four may end before it is ready, the others while shoppers talk.
                OnStart = child =>
                {
                    if (isEarly = left-- > 0 && random.Next(4) is 0)
                    {
                        KillLater(child, TimeSpan.FromMilliseconds(random.Next(200, 1_500)));
                    }
                },
                OnReady = child =>
                {
                    if (!isEarly && left >= 0)
                    {
                        KillLater(child, TimeSpan.FromMilliseconds(random.Next(800)));
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
            Assert.True(faults.Count is 0, $"{SeedVariable}={seed}: {string.Join('\n', faults)}");
            Assert.Equal(changes, FolderJudge.Rows(Path.Combine(folder, "shop.db"), "select key from ledger").Count);
            Assert.Equal(Kills, shopper.Deaths);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ChangePhoneAsync(Shopper shopper, string customer, int number)
    {
        var id = await shopper.OpenAsync(customer);
        await shopper.SayAsync(id, Wishes.Phone(string.Create(CultureInfo.InvariantCulture, $"+31 6 5550 {1000 + number}")));
        var card = await shopper.CardAsync(id);
        await shopper.ConfirmAsync(id, card ?? throw new InvalidOperationException("There is no card."));
        await shopper.SettleAsync(id);
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

    private static int? Setting(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var value) ? value : null;
}
