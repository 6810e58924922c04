using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Commands;
using Assistant.Commands.Chat;
using Assistant.Core.Conversations;
using Assistant.Testing;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Cli.Tests;

public sealed partial class ChatCommandTests(ProductFixture product)
{
    [GeneratedRegex(@"\[mail to ada@example\.com\] (?<code>\d{6})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MailedCode { get; }

    [Fact]
    public async Task Prints_activities_each_answer_before_the_next_line()
    {
        var run = await CommandRun.ReadingAsync("how do returns work?\n\nthanks\n", product, "chat", "--json");

        Assert.Equal(0, run.Exit);
        Assert.Equal(["bot", "user", "bot", "user", "bot"], run.JsonLines.Select(activity => activity.GetProperty("from").GetProperty("role").GetString()));
        var question = run.JsonLines[1].GetProperty("id").GetString();
        var turn = run.JsonLines[2].GetProperty("channelData").GetProperty("turn");
        Assert.True(turn.GetProperty("final").GetBoolean());
        Assert.Equal([question], turn.GetProperty("answers").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal("https://schema.org/Message", run.JsonLines[2].GetProperty("entities")[0].GetProperty("type").GetString());
        Assert.Empty(run.Err);
    }

    [Fact]
    public async Task Prints_text_with_its_sources_below()
    {
        var run = await CommandRun.ReadingAsync("how long do I have to return something?\n", product, "chat");

        Assert.Contains("[1]", run.Out);
        Assert.Matches(@"(?m)^\[1\] Returns › .+ \(returns#[a-z-]+\)$", run.Out);
    }

    [Fact]
    public async Task Signs_in_as_a_customer()
    {
        var run = await CommandRun.ReadingAsync("where is my order W1001?\n", product, "chat", "--as", "ada");

        Assert.Contains("Order W1001", run.Out);
    }

    [Fact]
    public async Task Names_a_customer_that_the_shop_does_not_have()
    {
        var run = await CommandRun.RunAsync(product, "chat", "--as", "nobody");

        Assert.Equal(2, run.Exit);
        Assert.Equal("The shop has no customer \"nobody\". In the demo shop, try ada, grace, linus, mei or omar.\n", run.Err);
    }

    [Fact]
    public async Task Lets_a_guest_finish_the_check_by_the_code_that_is_shown_beside_the_data()
    {
        using var mailed = new MailedCodes(product.Mail);

        var run = await CommandRun.ReadingAsync(
            new TypingAsync(
                () => Task.FromResult<string?>("where is my order W1001? my mail is ada@example.com"),
                async () => await mailed.NextAsync(TestContext.Current.CancellationToken)),
            product, "chat");

        Assert.Matches(MailedCode, run.Err);
        Assert.Contains("Order W1001", run.Out);
    }

    [Fact]
    public async Task Says_why_a_line_was_not_taken_and_goes_on()
    {
        var run = await CommandRun.ReadingAsync($"{new string('x', 5_000)}\nhello\n", product, "chat", "--json");

        Assert.Equal(0, run.Exit);
        Assert.Equal("The message is too long. Please send at most 4000 characters at a time.\n", run.Err);
        Assert.Equal(3, run.Lines.Count);
    }

    [Fact]
    public async Task Shows_a_person_the_prompt_and_short_replies()
    {
        var run = await CommandRun.CaptureAsync(new StringReader("hello\n"), (io, cancellationToken) =>
            AssistantCommand.RunAsync(["chat"], io with { IsInteractive = true }, product, cancellationToken));

        Assert.Equal("Type a message and press Enter; Ctrl-D ends the chat.\n> > ", run.Err);
        Assert.Contains("Where is my order?  ·  How do returns work?", run.Out);
    }

    [Fact]
    public async Task Ends_quietly_when_it_is_interrupted_at_the_prompt()
    {
        using var interrupt = new CancellationTokenSource();

        var run = await CommandRun.CaptureAsync(
            new TypingAsync(async () =>
            {
                await interrupt.CancelAsync();
                await Task.Delay(Timeout.Infinite, interrupt.Token);
                return "";
            }),
            (io, _) => AssistantCommand.RunAsync(["chat"], io, product, interrupt.Token));

        Assert.Equal(130, run.Exit);
        Assert.Empty(run.Err);
    }

    [Fact]
    public async Task Prints_a_card_with_how_to_confirm_it()
    {
        var other = await OtherSide.OfAsync(product, "omar");

        var run = await CommandRun.ReadingAsync(
            new TypingAsync(async () =>
            {
                await other.ProposeAsync("create_return", "Here is what your return comes to.");
                return null;
            }),
            product, "chat", "--as", "omar");

        Assert.Contains(
            $"""
            Here is what your return comes to.

            Return items of order W1007
              1 × Bastion 2, two-person tent: €329.00
              2 × Tent pegs, set of 10: €24.00
              Fee: €4.95
              You get back: €348.05
              Refund to: Visa ending in 4242
            Type K7QF (or: yes) to confirm, no to decline; until {other.Until}.

            """.ReplaceLineEndings("\n"),
            run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offers_a_bare_yes_for_the_only_card_that_waits_and_needs_no_more_proof()
    {
        var other = await OtherSide.OfAsync(product, "omar");

        var run = await CommandRun.ReadingAsync(
            new TypingAsync(async () =>
            {
                await other.ProposeAsync("create_return", "");
                await other.ProposeAsync("update_profile", "");
                await other.DeclineAsync();
                await other.DeclineAsync();
                await other.ProposeAsync("change_address", "", stepUp: true);
                return null;
            }),
            product, "chat", "--as", "omar");

        Assert.Equal(
            ["Type K7QF (or: yes) to confirm", "Type K7QF to confirm", "Type K7QF to confirm"],
            run.Lines.Where(line => line.StartsWith("Type ", StringComparison.Ordinal)).Select(line => line.Split(',')[0]));
        Assert.Equal(
            ["[Return items of order W1007: declined]", "[Update your details: declined]"],
            run.Lines.Where(line => line.StartsWith('[')));
    }

    [Fact]
    public async Task Prints_activities_with_the_action_that_they_tell_of()
    {
        var other = await OtherSide.OfAsync(product, "omar");

        var run = await CommandRun.ReadingAsync(
            new TypingAsync(async () =>
            {
                await other.ProposeAsync("create_return", "");
                return null;
            }),
            product, "chat", "--as", "omar", "--json");

        var data = run.JsonLines.Select(line => line.GetProperty("channelData")).Single(each => each.TryGetProperty("action", out _));
        Assert.Equal("proposed", data.GetProperty("action").GetProperty("state").GetString());
        Assert.Equal(34_805, data.GetProperty("action").GetProperty("amount").GetInt64());
    }

    [Fact]
    public async Task Sends_each_piped_line_below_the_answer_to_the_one_before()
    {
        var other = await OtherSide.OfAsync(product, "omar");

        await CommandRun.ReadingAsync("how do returns work?\nyes\n", product, "chat", "--as", "omar");

        var events = await other.EventsAsync();
        var said = events.OfType<ShopperSpoke>().ToList();
        var answer = events.OfType<AssistantSpoke>().Single(spoke => spoke.Turn is { } turn && turn.Answers.Contains(said[0].Sequence));
        Assert.Equal(answer.Sequence, said[1].Seen);
    }

    [Fact]
    public async Task Counts_as_seen_what_somebody_else_said_and_stands_on_the_screen()
    {
        var id = ConversationId.New();
        var screen = new ChatScreen(new CommandIo(TextReader.Null, TextWriter.Null, TextWriter.Null, Repository.Root));
        var state = new Conversation(id);
        void Happen(params ConversationEvent[] events) =>
            screen.Show(new FeedItem.Appended(state = events.Aggregate(state, (now, e) => now.Apply(e)), [.. events]));
        Happen(new Started("terminal", "terminal", "o", Locale: null) { At = Noon }, Spoke(1));
        Happen(new ShopperSpoke(2, ClientId: null, "Hello", Seen: 1) { At = Noon });
        Assert.Null(screen.LastSeen);

        screen.Complete();
        await screen.RunAsync(new ReadableChat(suggest: false, TimeZoneInfo.Utc), TestContext.Current.CancellationToken);

        Assert.Equal(ActivityId.Of(id, 1), screen.LastSeen);

        AssistantSpoke Spoke(int sequence) => new(sequence, new OutgoingMessage(Speaker.Assistant, "Hi")) { At = Noon };
    }

    private static readonly DateTimeOffset Noon = new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Asks_one_question()
    {
        var text = await CommandRun.RunAsync(product, "ask", "how long do I have to return something?");
        var json = await CommandRun.RunAsync(product, "ask", "how", "long", "do I have to return something?", "--json");

        Assert.Equal((0, 0), (text.Exit, json.Exit));
        Assert.Matches(@"(?m)^\[1\] Returns › ", text.Out);
        Assert.Equal("replied", json.Json.GetProperty("outcome").GetString());
        Assert.Contains("[1]", json.Json.GetProperty("text").GetString());
        var source = json.Json.GetProperty("sources")[0];
        Assert.Equal("returns", source.GetProperty("page").GetString());
        Assert.Equal(JsonValueKind.String, source.GetProperty("version").ValueKind);
    }

    [Fact]
    public async Task Asks_as_somebody_who_may_see_their_own_order_alone()
    {
        var own = await CommandRun.RunAsync(product, "ask", "--as", "ada", "where is order W1001?");
        var foreign = await CommandRun.RunAsync(product, "ask", "--as", "grace", "where is order W1001?");

        Assert.Contains("Scree", own.Out);
        Assert.DoesNotContain("Scree", foreign.Out);
    }

    /// <summary>The codes of mail as it is sent.</summary>
    private sealed class MailedCodes : IDisposable
    {
        private readonly MailNotices _mail;
        private readonly TaskCompletionSource<string> _code = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public MailedCodes(MailNotices mail)
        {
            _mail = mail;
            _mail.Sent += Hear;
        }

        public Task<string> NextAsync(CancellationToken cancellationToken) => _code.Task.WaitAsync(cancellationToken);

        public void Dispose() => _mail.Sent -= Hear;

        private void Hear(Core.Mail.MailMessage mail) => _code.TrySetResult(mail.Subject[..6]);
    }

    /// <summary>A person who waits for something before typing.</summary>
    private sealed class TypingAsync(params Func<Task<string?>>[] lines) : TextReader
    {
        private int _next;

        public override async ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken) =>
            _next < lines.Length ? await lines[_next++]() : null;
    }
}
