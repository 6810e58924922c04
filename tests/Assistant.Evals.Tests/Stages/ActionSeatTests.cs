using System.Text.Json.Nodes;
using Assistant.Core.Actions;
using Assistant.DemoShop.Snapshots;
using Assistant.Evals.Cases;
using Assistant.Evals.Playing;
using Assistant.Evals.Stages;
using Assistant.Hosting;
using Assistant.Testing;
using Microsoft.Extensions.AI;
using static Assistant.Testing.ScriptedModel;

namespace Assistant.Evals.Tests.Stages;

/// <summary>What cases do about a change of the shop, on the product itself with a model that calls one tool and no more.</summary>
public sealed class ActionSeatTests : IDisposable
{
    private static readonly object Cancelled = new { order = "W1010" };
    private static readonly object Boots = new { order = "W1002", items = new[] { new { line = "2" } } };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("assistant-actions-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_click_carries_out_what_the_card_shows()
    {
        var played = await PlayAsync("create_return", Boots, Says("send the boots back"), Decides("confirm"));

        Assert.Equal([ActionNoteState.Proposed, ActionNoteState.Succeeded], States(played));
        Assert.Equal("W1002", Assert.Single(played.Changed!.Value).Id);
        Assert.Equal([0, 1], played.Turns.Select(turn => turn.ChangesDone));
    }

    [Fact]
    public async Task Codes_that_are_drawn_anew_stand_as_their_places_so_that_equal_runs_are_equal()
    {
        var played = await PlayAsync("create_return", Boots, Says("send the boots back"), Decides("confirm"));

        Assert.Contains("return {return}", played.Turns[1].Answer.Text, StringComparison.Ordinal);
        Assert.Contains("label is {label}", played.Turns[1].Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decline_leaves_the_shop_as_it_was()
    {
        var played = await PlayAsync("cancel_order", Cancelled, Says("cancel my pre-order"), Decides("decline"));

        Assert.Equal([ActionNoteState.Proposed, ActionNoteState.Declined], States(played));
        Assert.Empty(played.Changed!.Value);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("{card code}")]
    [InlineData("confirm {card code}")]
    public async Task Typed_confirmations_count_like_clicks(string typed)
    {
        var played = await PlayAsync("cancel_order", Cancelled, Says("cancel my pre-order"), Says(typed));

        Assert.Equal([ActionNoteState.Proposed, ActionNoteState.Succeeded], States(played));
        Assert.Equal(typed, played.Turns[1].Shopper);
    }

    [Fact]
    public async Task A_card_runs_out_when_its_time_has_passed()
    {
        var played = await PlayAsync("cancel_order", Cancelled, Says("cancel my pre-order"), Waits("00:11:00"), Decides("confirm"));

        Assert.Equal([ActionNoteState.Proposed, ActionNoteState.Expired], States(played));
        Assert.Empty(played.Changed!.Value);
    }

    [Fact]
    public async Task A_lost_reply_is_found_out_once_time_passes_and_the_change_happens_once()
    {
        var played = await PlayAsync(
            "create_return", Boots, Says("send the boots back"), new CaseTurn { LosesReply = true }, Decides("confirm"), Waits("00:00:30"), Decides("confirm"));

        Assert.Equal([ActionNoteState.Proposed, ActionNoteState.Unknown, ActionNoteState.Succeeded], States(played));
        Assert.Equal([0, 0, 1], played.Turns.Select(turn => turn.ChangesDone));
        Assert.Single(Assert.Single(played.Changed!.Value).After!["returns"]!.AsArray());
    }

    [Theory]
    [InlineData(true, ActionNoteState.Succeeded, 1)]
    [InlineData(false, ActionNoteState.Rejected, 0)]
    public async Task A_person_approves_or_refuses_where_the_pages_of_the_case_ask_for_it(bool yes, ActionNoteState ends, int changed)
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "pages"));
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "pages", "approvals.md"),
            """
            ---
            id: approvals
            title: Approvals
            owner: Orders team
            review_by: 2026-12-15
            audience: staff
            rules:
              approval_above: EUR 100.00
            ---
            A refund above {{ approval_above }} waits until a person has approved it.
            """,
            TestContext.Current.CancellationToken);

        var played = await PlayAsync("create_return", Boots, new CaseShop { Pages = "pages" }, Says("send the boots back"), Decides("confirm"), new CaseTurn { Approves = yes });

        Assert.Equal([ActionNoteState.Proposed, ActionNoteState.NeedsApproval, ends], States(played));
        Assert.Equal(changed, played.Changed!.Value.Length);
    }

    [Fact]
    public async Task A_folder_without_pages_is_a_fault_of_the_case_and_says_what_to_do()
    {
        var fault = await Assert.ThrowsAsync<EvalSetupException>(() => PlayAsync("cancel_order", Cancelled, new CaseShop { Pages = "nowhere" }, Says("hello")));

        Assert.Contains("has no page", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_the_mail_address_takes_the_mailed_code()
    {
        var wanted = new { email = "ada@example.org" };
        var played = await PlayAsync("update_profile", wanted, Says("my new mail is ada@example.org"), Decides("confirm"), Says("{wrong code}"), Says("{code}"));

        Assert.Equal([ActionNoteState.Proposed, ActionNoteState.Proposed, ActionNoteState.Proposed, ActionNoteState.Succeeded], States(played));
        Assert.Equal((ShopRecordKind.Customer, "ada"), played.Changed!.Value.Select(difference => (difference.Kind, difference.Id)).Single());
    }

    [Fact]
    public async Task A_click_without_a_card_breaks_the_case_off()
    {
        var played = await PlayAsync("cancel_order", Cancelled, Decides("confirm"));

        Assert.Equal("There is no card to click on.", played.BrokeOff);
    }

    private Task<PlayedCase> PlayAsync(string tool, object arguments, params CaseTurn[] turns) => PlayAsync(tool, arguments, new CaseShop(), turns);

    private async Task<PlayedCase> PlayAsync(string tool, object arguments, CaseShop shop, params CaseTurn[] turns)
    {
        var played = new EvalCase { Id = "a", Purpose = "Changes something in the shop.", Shopper = new CaseShopper { Who = "ada" }, Shop = shop, Turns = [.. turns] };
        var file = new CaseFile("suite", Path.Combine(_folder.FullName, "a.json"), played);
        await using var stages = new StageSet(Options(tool, arguments));
        var stage = await stages.OpenAsync(StageKey.Of(file), TestContext.Current.CancellationToken);
        await using var seat = await stage.OpenSeatAsync(file, TestContext.Current.CancellationToken);
        return await CasePlayer.PlayAsync(played, new WrittenScript(played.Turns), seat, stage.Release, TestContext.Current.CancellationToken);
    }

    private StageOptions Options(string tool, object arguments)
    {
        var isDone = false;
        return new StageOptions
        {
            Settings = HostConfiguration.Read([], Repository.Root, "Production").Settings,
            Roots = new Roots(Repository.Root),
            CacheFolder = Path.Combine(_folder.FullName, "cache"),
            Brain = new ScriptedModel(Does(request =>
            {
                var calls = !isDone && request.Tools.Contains(tool);
                isDone |= calls;
                return calls
                    ? new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("call-1", tool, AsArguments(arguments))])
                    : new ChatMessage(ChatRole.Assistant, "All right.");
            })),
        };
    }

    private static IEnumerable<ActionNoteState?> States(PlayedCase played) => played.Turns.Select(turn => turn.Answer.Action?.State);

    private static CaseTurn Says(string text) => new() { Types = text };

    private static CaseTurn Decides(string choice) => new() { Decides = choice };

    private static CaseTurn Waits(string time) => new() { Waits = TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture) };
}
