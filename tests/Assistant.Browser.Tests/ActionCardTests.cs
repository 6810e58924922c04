using System.Text.RegularExpressions;
using Assistant.Browser.Tests.Browsing;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Testing.Actions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Browser.Tests;

/// <summary>An intended write as a shopper sees it, decides it, and learns what became of it.</summary>
public sealed class ActionCardTests(Storefront shop)
{
    [Fact]
    public async Task The_card_says_what_how_much_to_where_and_until_when()
    {
        await using var visitor = await VisitAsync();
        await shop.DeskOf(visitor).ProposeAsync("create_return", "Here is what your return comes to.");

        var card = Card(visitor);
        await Expect(card.Locator("h3")).ToHaveTextAsync("Return itemsOrder W1007");
        await Expect(card.Locator(".state")).ToHaveTextAsync("Needs your confirmation");
        await Expect(card.Locator(".items li")).ToHaveTextAsync(
            ["Bastion 2, two-person tentQuantity: 1€329.00", "Tent pegs, set of 10Quantity: 2€24.00"]);
        await Expect(card.Locator(".sums > div")).ToHaveTextAsync(["Fee€4.95", "Refund€348.05", "Refund toVisa ending in 4242"]);
        await Expect(card.Locator(".typed")).ToHaveTextAsync("Or type K7QF to confirm.");
        await Expect(card.Locator(".note")).ToHaveTextAsync(UntilWhen);
        await Expect(card.GetByRole(AriaRole.Button)).ToHaveTextAsync(["Confirm", "Decline"]);
        // The attachment for other clients is not drawn as well.
        await Expect(visitor.Chat.Log.Locator(".card")).ToHaveCountAsync(1);
        await Expect(visitor.Chat.Answers.Last.Locator(".bubble")).ToHaveTextAsync("Here is what your return comes to.");
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task What_a_shopper_pays_and_what_an_item_becomes_is_said()
    {
        await using var visitor = await VisitAsync();
        await shop.DeskOf(visitor).ProposeAsync("change_items");

        await Expect(Card(visitor).Locator(".items li")).ToHaveTextAsync(["Trail shoe ScreeQuantity: 1becomes 43, black"]);
        await Expect(Card(visitor).Locator(".sums > div")).ToHaveTextAsync(["Paid withVisa ending in 4242", "You pay€10.00"]);
    }

    [Theory]
    [InlineData("Confirm", "confirm", ActionNoteState.Succeeded, "Done", "succeeded")]
    [InlineData("Decline", "decline", ActionNoteState.Declined, "Declined", "declined")]
    public async Task A_click_is_stored_once_with_its_id_and_what_was_seen_and_its_answer_changes_the_card(
        string button, string choice, ActionNoteState outcome, string words, string look)
    {
        await using var visitor = await VisitAsync();
        var desk = shop.DeskOf(visitor);
        var proposal = await desk.ProposeAsync("create_return", "Here is what your return comes to.");
        var shown = await desk.LastSequenceAsync();

        await Button(visitor, button).DblClickAsync();
        var click = Assert.Single(await desk.SaidAsync(1));

        Assert.Equal(new ActionClick(choice, proposal.Id.Value), click.Click);
        Assert.Equal(shown, click.Seen);
        await Expect(Card(visitor).GetByRole(AriaRole.Button).And(visitor.Page.Locator("[aria-disabled=true]"))).ToHaveCountAsync(2);
        await Expect(visitor.Chat.Own).ToHaveCountAsync(0);

        await desk.BecomeAsync(proposal, outcome, "That is settled.", click.Sequence);

        await Expect(Card(visitor)).ToHaveClassAsync(new Regex($@"\b{look}\b"));
        await Expect(Card(visitor).Locator(".state")).ToHaveTextAsync(words);
        await Expect(Card(visitor).GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Expect(visitor.Chat.Answers.Last.Locator(".bubble")).ToHaveTextAsync("That is settled.");
        await Expect(visitor.Chat.Log.Locator(".card.action")).ToHaveCountAsync(1);
        Assert.Single(await desk.SaidAsync(1));
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task A_click_that_waits_for_its_answer_survives_a_reload_and_other_words_do_not_settle_it()
    {
        await using var visitor = await VisitAsync();
        var desk = shop.DeskOf(visitor);
        var proposal = await desk.ProposeAsync("create_return");
        await Button(visitor, "Confirm").ClickAsync();
        var click = Assert.Single(await desk.SaidAsync(1));
        await desk.SayAsync("By the way, the shop is open.");

        await visitor.Page.ReloadAsync();

        await Expect(Button(visitor, "Confirming…")).ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(Card(visitor).Locator(".state")).ToHaveTextAsync("Being processed…");
        await desk.BecomeAsync(proposal, ActionNoteState.Unknown, "It takes a little longer.", click.Sequence);
        await Expect(Card(visitor).Locator(".state")).ToHaveTextAsync("Being processed");
        await desk.BecomeAsync(proposal, ActionNoteState.Succeeded, "It is done.");
        await Expect(Card(visitor).Locator(".state")).ToHaveTextAsync("Done");
        await visitor.Page.ReloadAsync();
        await Expect(Card(visitor).Locator(".state")).ToHaveTextAsync("Done");
        await Expect(visitor.Chat.Log.Locator(".card.action")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task An_answer_that_leaves_the_action_open_gives_the_buttons_back()
    {
        await using var visitor = await VisitAsync();
        var desk = shop.DeskOf(visitor);
        await desk.ProposeAsync("update_profile");
        await Button(visitor, "Confirm").ClickAsync();
        var click = Assert.Single(await desk.SaidAsync(1));

        await desk.SayAsync("We have mailed you a code.", click.Sequence);

        await Expect(Button(visitor, "Confirm")).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await Button(visitor, "Confirm").ClickAsync();
        Assert.Equal(2, (await desk.SaidAsync(2)).Count);
    }

    [Fact]
    public async Task A_click_in_one_tab_shows_in_the_other()
    {
        await using var visitor = await VisitAsync();
        var desk = shop.DeskOf(visitor);
        var proposal = await desk.ProposeAsync("create_return");
        var second = new ChatWindow(await visitor.OpenTabAsync("/policies"));
        var there = second.Log.Locator(".card.action");

        await there.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
        var click = Assert.Single(await desk.SaidAsync(1));
        await visitor.Page.BringToFrontAsync();

        await Expect(Button(visitor, "Confirming…")).ToBeVisibleAsync();
        await desk.BecomeAsync(proposal, ActionNoteState.Succeeded, "Done.", click.Sequence);
        await Expect(Card(visitor).Locator(".state")).ToHaveTextAsync("Done");
        await Expect(there.Locator(".state")).ToHaveTextAsync("Done");
    }

    [Fact]
    public async Task Time_runs_out_on_the_card_and_the_server_still_has_the_last_word()
    {
        await using var visitor = await VisitAsync();
        var desk = shop.DeskOf(visitor);
        await desk.ProposeAsync("create_return", lasts: TimeSpan.FromSeconds(4));
        await Expect(Card(visitor).Locator(".note")).ToHaveTextAsync(new Regex(@"\(\d sec left\)"));

        await Expect(Card(visitor).Locator(".state")).ToHaveTextAsync("Expired");

        await Expect(Card(visitor).GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Expect(Card(visitor).Locator(".typed")).ToHaveCountAsync(0);
        await Expect(Status(visitor)).ToHaveTextAsync("Return items: Expired");
        // What the browser's clock says first, the server says as well.
        await Expect(visitor.Chat.Answers.Last).ToContainTextAsync("wasn't confirmed in time");
        await Expect(Card(visitor).Locator(".state")).ToHaveTextAsync("Expired");
    }

    [Fact]
    public async Task A_click_that_came_too_late_leaves_the_card_as_it_is()
    {
        await using var visitor = await VisitAsync();
        var desk = shop.DeskOf(visitor);
        var proposal = await desk.ProposeAsync("create_return");
        await desk.ClickElsewhereAsync(proposal);
        await Expect(Card(visitor).Locator(".state")).ToHaveTextAsync("Being processed…");
        await desk.BecomeAsync(proposal, ActionNoteState.Succeeded, "Done.");
        await Expect(Card(visitor).Locator(".state")).ToHaveTextAsync("Done");

        await desk.ClickElsewhereAsync(proposal);
        await desk.SayAsync("That was done before.");

        await Expect(visitor.Chat.Answers.Last).ToContainTextAsync("That was done before.");
        await Expect(Card(visitor).Locator(".state")).ToHaveTextAsync("Done");
        await Expect(Status(visitor)).ToHaveTextAsync("Return items: Done");
    }

    [Fact]
    public async Task A_change_is_announced_and_takes_the_focus_from_nobody()
    {
        await using var visitor = await VisitAsync();
        var desk = shop.DeskOf(visitor);
        var proposal = await desk.ProposeAsync("create_return");
        await visitor.Chat.Composer.FillAsync("half a thou");

        await desk.BecomeAsync(proposal, ActionNoteState.Withdrawn, "There is a newer card.");

        await Expect(Status(visitor)).ToHaveTextAsync("Return items: Withdrawn");
        await Expect(visitor.Chat.Composer).ToBeFocusedAsync();
        await Expect(visitor.Chat.Composer).ToHaveValueAsync("half a thou");
    }

    [Fact]
    public async Task The_keyboard_decides_and_the_focus_stays_where_it_was()
    {
        await using var visitor = await VisitAsync();
        var desk = shop.DeskOf(visitor);
        var proposal = await desk.ProposeAsync("create_return");
        await Button(visitor, "Confirm").FocusAsync();

        await visitor.Page.Keyboard.PressAsync("Enter");
        var click = Assert.Single(await desk.SaidAsync(1));

        await Expect(Button(visitor, "Confirming…")).ToBeFocusedAsync();
        await desk.BecomeAsync(proposal, ActionNoteState.Succeeded, "Done.", click.Sequence);
        await Expect(Card(visitor)).ToBeFocusedAsync();
        await Expect(Card(visitor)).ToHaveAttributeAsync("aria-label", "Return items: Done");
    }

    [Fact]
    public async Task Words_say_what_was_seen_and_not_what_stands_below_it()
    {
        await using var visitor = await VisitAsync(new() { ViewportSize = new() { Width = 1280, Height = 600 } });
        var desk = shop.DeskOf(visitor);
        for (var line = 1; line <= 12; line++)
        {
            await desk.SayAsync($"Line {line}\n\nand more\n\nand more");
        }

        await Expect(visitor.Chat.Answers.Last).ToContainTextAsync("Line 12");
        var read = await desk.LastSequenceAsync();

        // Until it has heard of it, the log still follows what is said.
        await visitor.Chat.Panel.Locator(".scroller").EvaluateAsync(
            "log => new Promise((heard) => { log.addEventListener('scroll', () => heard(), { once: true }); log.scrollTop = 0; })");
        await desk.ProposeAsync("create_return");
        await Expect(visitor.Chat.Panel.Locator(".pill")).ToBeVisibleAsync();

        await visitor.Chat.Composer.FillAsync("yes");
        await visitor.Chat.Composer.PressAsync("Enter");
        Assert.Equal(read, (await desk.SaidAsync(1))[0].Seen);
        var card = await desk.LastSequenceAsync() - 1;
        await Expect(Card(visitor)).ToBeVisibleAsync();
        await visitor.Chat.Composer.FillAsync("yes");
        await visitor.Chat.Composer.PressAsync("Enter");

        Assert.Equal(card, (await desk.SaidAsync(2))[1].Seen);
    }

    [Fact]
    public async Task A_click_that_could_not_be_sent_goes_out_again_as_the_same_one()
    {
        await using var visitor = await VisitAsync();
        var desk = shop.DeskOf(visitor);
        await desk.ProposeAsync("create_return");
        await visitor.Page.RouteAsync("**/activities", route => route.Request.Method is "POST"
            ? route.FulfillAsync(new() { Status = 400, Body = "{}", ContentType = "application/json" })
            : route.ContinueAsync());
        await Button(visitor, "Confirm").ClickAsync();
        await Expect(Card(visitor).Locator(".problem")).ToHaveTextAsync("Not sent.");

        await visitor.Page.UnrouteAllAsync();
        await Button(visitor, "Confirm").ClickAsync();

        var click = Assert.Single(await desk.SaidAsync(1));
        Assert.NotNull(click.Click);
        await Expect(Card(visitor).Locator(".problem")).ToHaveCountAsync(0);
        await Expect(Button(visitor, "Confirming…")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Hostile_names_stay_words()
    {
        await using var visitor = await VisitAsync();
        var desk = shop.DeskOf(visitor);
        await desk.ProposeAsync("<img src=x onerror=alert(1)>");

        await Expect(Card(visitor).Locator("h3")).ToContainTextAsync("<img src=x onerror=alert(1)>");
        await Expect(visitor.Chat.Log.Locator("img")).ToHaveCountAsync(0);
        Assert.Empty(visitor.Problems);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("ar")]
    public async Task Every_kind_and_state_has_its_words_in_every_language(string language)
    {
        await using var visitor = await shop.VisitAsync();

        var missing = await visitor.Page.EvaluateAsync<string[]>(
            """
            async ([language, kinds]) => {
              const { default: texts } = await import(`/widget/texts/${language}.js`);
              const states = ['proposed', 'needsApproval', 'succeeded', 'rejected', 'unknown', 'expired', 'declined', 'withdrawn'];
              return [
                ...kinds.filter((kind) => !texts.actions[kind]),
                ...states.filter((state) => !texts.states[state]),
                ...['needsApproval', 'rejected', 'unknown', 'expired', 'declined', 'withdrawn'].filter((state) => !texts.stateNotes[state]),
                ...['youPay', 'refund', 'refundTo', 'confirm', 'decline', 'confirming', 'declining', 'confirmFirst', 'inHand'].filter((name) => !texts[name]),
                ...[texts.orType('K7QF').includes('K7QF') ? '' : 'orType', ['14:35', '9 min'].every((each) => texts.confirmBy('14:35', '9 min').includes(each)) ? '' : 'confirmBy'].filter(Boolean),
              ];
            }
            """,
            new object[] { language, SampleActions.Kinds.ToArray() });

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Cards_in_every_state_are_sound_and_fit(ColorScheme colours, int width)
    {
        await using var visitor = await VisitAsync(new() { ViewportSize = new() { Width = width, Height = 740 }, ColorScheme = colours });
        var desk = shop.DeskOf(visitor);
        foreach (var kind in SampleActions.Kinds)
        {
            await desk.ProposeAsync(kind);
        }

        foreach (var state in Enum.GetValues<ActionNoteState>().Where(state => state is not ActionNoteState.Proposed))
        {
            await desk.BecomeAsync(await desk.ProposeAsync("create_return"), state);
        }

        await Expect(visitor.Chat.Log.Locator(".card.action")).ToHaveCountAsync(14);
        await Button(visitor, "Confirm", 6).ClickAsync();
        await Expect(visitor.Chat.Log.Locator(".card.action.busy")).ToHaveCountAsync(1);

        Assert.Empty((await visitor.Page.RunAxe()).Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help} at {string.Join(", ", violation.Nodes.Select(node => node.Target))}"));
        var wide = await visitor.Chat.Log.Locator(".card.action").EvaluateAllAsync<string[]>(
            "cards => cards.filter((card) => card.scrollWidth > card.clientWidth || card.offsetWidth > card.closest('.scroller').clientWidth).map((card) => card.textContent)");
        Assert.Empty(wide);
    }

    [Fact]
    public async Task In_a_language_from_right_to_left_what_the_shop_says_stands_where_the_card_begins()
    {
        await using var visitor = await shop.VisitAsync();
        await visitor.Page.RouteAsync("**/policies", async route =>
        {
            var page = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = page, Body = (await page.TextAsync()).Replace("lang=\"en\"", "lang=\"ar\"", StringComparison.Ordinal) });
        });
        await visitor.GoAsync("/policies");
        await visitor.Chat.OpenAsync();
        await shop.DeskOf(visitor).ProposeAsync("create_return");

        var name = (await Card(visitor).Locator(".items li").First.Locator(".name bdi").BoundingBoxAsync())!;
        var quantity = (await Card(visitor).Locator(".items li").First.Locator(".under").BoundingBoxAsync())!;
        var price = (await Card(visitor).Locator(".items li").First.Locator(".price").BoundingBoxAsync())!;

        Assert.True(price.X < name.X, "The price stands on the left.");
        Assert.Equal(quantity.X + quantity.Width, name.X + name.Width, tolerance: 1);
    }

    private static Regex UntilWhen { get; } =
        new(@"^Nothing changes until you confirm\. Confirm by \d{1,2}:\d\d(\s[AP]M)? \((10|9) min left\)\.$");

    private static ILocator Card(Visitor visitor) => visitor.Chat.Log.Locator(".card.action").Last;

    private static ILocator Button(Visitor visitor, string words, int card) =>
        visitor.Chat.Log.Locator(".card.action").Nth(card).GetByRole(AriaRole.Button, new() { Name = words, Exact = true });

    private static ILocator Button(Visitor visitor, string words) => Card(visitor).GetByRole(AriaRole.Button, new() { Name = words, Exact = true });

    private static ILocator Status(Visitor visitor) => visitor.Chat.Panel.Locator(".log > [role=status]").Last;

    /// <summary>A conversation in which the test alone answers.</summary>
    private async Task<Visitor> VisitAsync(BrowserNewContextOptions? profile = null)
    {
        var visitor = await shop.VisitAsync("/?as=ada", profile);
        await visitor.Chat.OpenAsync();
        await shop.DeskOf(visitor).TakeOverAsync();
        await Expect(visitor.Chat.Answers).ToHaveCountAsync(2);
        return visitor;
    }
}
