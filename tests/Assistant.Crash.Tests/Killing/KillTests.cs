using Assistant.Core.Conversations;
using Assistant.Crash.Host;
using Assistant.Crash.Tests.Judging;

namespace Assistant.Crash.Tests.Killing;

/// <summary>
/// The product dies as by <c>kill -9</c> at each moment that matters and is started again on the same data: nothing acknowledged is lost,
/// nothing is done twice, and what the shop did is what the conversation says.
/// </summary>
[Trait("goal", "R-07")]
public sealed class KillTests
{
    // The goal. Load on the machine may stretch what a clock on the wall shows, and not what a processor counts; a lease that was waited
    // for would show on the wall.
    private static readonly TimeSpan Ready = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ReadyUnderLoad = TimeSpan.FromSeconds(45);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The points of section 4d of the goals that the product has, in groups that share a data folder: one life for each, and a last one that is well.</summary>
    public static TheoryData<string, CrashPoint[]> Points => new()
    {
        {
            "while it is asked",
            [
                CrashPoint.BeforeMessageIsStored, CrashPoint.MessageStoredNotAcknowledged, CrashPoint.AcknowledgedBeforeTurn, CrashPoint.TurnBegun,
                CrashPoint.PassagesFound, CrashPoint.BrainAsked, CrashPoint.BrainAnswered, CrashPoint.ToolHasRead,
            ]
        },
        { "while it proposes", [CrashPoint.BeforeProposalIsStored, CrashPoint.CardStored, CrashPoint.ClickStored] },
        {
            "while it carries out",
            [CrashPoint.StartedBeforeShopIsCalled, CrashPoint.ShopHasDoneItReplyLost, CrashPoint.ReplyReadBeforeItIsStored, CrashPoint.AuditedBeforeEffect]
        },
        { "while it tells", [CrashPoint.SuccessStoredBeforeItIsTold, CrashPoint.MailSentBeforeItIsMarked, CrashPoint.BeforeMailIsSent, CrashPoint.HandoffQueued] },
        {
            "while it makes good an earlier death",
            [
                CrashPoint.StartedBeforeShopIsCalled, CrashPoint.TakenUpByWorker,
                CrashPoint.StartedBeforeShopIsCalled, CrashPoint.ShopHasDoneItReplyLost,
                CrashPoint.ShopHasDoneItReplyLost, CrashPoint.ReconciledBeforeItIsStored,
                CrashPoint.ReplyReadBeforeItIsStored, CrashPoint.SuccessStoredBeforeItIsTold,
                CrashPoint.ClickStored, CrashPoint.TurnRetried,
                CrashPoint.MailSentBeforeItIsMarked, CrashPoint.MailSentBeforeItIsMarked,
            ]
        },
    };

    [Fact]
    public void Every_point_that_the_product_has_is_died_at()
    {
        var covered = Points.SelectMany(group => ((ITheoryDataRow)group).GetData()[1] as CrashPoint[] ?? []).ToHashSet();

        Assert.Equal(Enum.GetValues<CrashPoint>().Where(point => point is not CrashPoint.None).ToHashSet(), covered);
    }

    [Theory]
    [MemberData(nameof(Points))]
    public Task Nothing_is_lost_or_done_twice_when_it_dies(string when, CrashPoint[] points)
    {
        Assert.NotEmpty(when);
        return DieAsync(points);
    }

    private static async Task DieAsync(params CrashPoint[] points)
    {
        var folder = await Template.CopyAsync();
        try
        {
            var mails = Path.Combine(folder, "sent-mails");
            await using var shopper = new Shopper(folder, mails, Token);
            foreach (var point in points)
            {
                shopper.Traps.Enqueue(point);
            }

            // What a trap is set for may come only once the life before has been made good.
            var visits = 0;
            while (visits is 0 || shopper.Deaths < points.Length)
            {
                Assert.True(visits <= points.Length, $"It died {shopper.Deaths} times, and not at {string.Join(", ", shopper.Traps)}.");
                await VisitAsync(shopper, visits++);
            }

            await shopper.LeaveAsync();

            Assert.Equal(points.Length, shopper.Deaths);
            Assert.Empty(await FolderJudge.FaultsAsync(folder, mails, shopper.Acknowledged, Token));
            Assert.Equal(visits, FolderJudge.Rows(Path.Combine(folder, "shop.db"), "select key from ledger").Count);
            Assert.True(shopper.DearestStart <= Ready && shopper.SlowestStart <= ReadyUnderLoad, $"Ready after {shopper.SlowestStart}, which took {shopper.DearestStart} of a processor.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Asks, has something read and changed, and asks for a person.</summary>
    private static async Task VisitAsync(Shopper shopper, int number)
    {
        var id = await shopper.OpenAsync("ada");
        await shopper.SayAsync(id, Wishes.Look);
        await shopper.SettleAsync(id);
        await shopper.SayAsync(id, Wishes.Policy);
        await shopper.SettleAsync(id);
        // Two of her lines can go back; a phone number can change as often as one likes.
        await shopper.SayAsync(id, number < 2 ? Wishes.Return($"{number + 1}") : Wishes.Phone($"+31 6 5550 {1000 + number}"));
        var card = await shopper.CardAsync(id);
        await shopper.ConfirmAsync(id, card ?? throw new InvalidOperationException("There is no card."));
        await shopper.SettleAsync(id);
        await shopper.SayAsync(id, Wishes.Person);
        await shopper.SettleAsync(id);
    }
}
