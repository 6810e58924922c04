using System.Text;
using System.Text.Json.Nodes;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Testing;
using Assistant.Testing.Turns;
using Microsoft.Extensions.AI;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Tests.Identity;

/// <summary>The check that opens one order to a guest, through whole turns. The brain does what the message says.</summary>
public sealed class GuestCheckTests : IAsyncDisposable
{
    private const string RightAddress = "ada@example.com";
    private const string Promise = "If the two belong together, a code is on its way.";

    private readonly ScriptedModel _model = new(ScriptedModel.Does(Reply));
    private readonly TestAssistant _assistant;

    public GuestCheckTests() => _assistant = new TestAssistant(_model);

    public ValueTask DisposeAsync() => _assistant.DisposeAsync();

    [Fact]
    [Trait("goal", "H-05")]
    public async Task Mails_a_code_once_to_the_address_of_the_order_and_opens_that_order_alone()
    {
        var id = await BeginAsync(TestAssistant.AdasOrder.Value, " ADA@example.com ");
        var mail = Assert.Single(_assistant.Mail.Mails);
        await _assistant.RunTurnAsync(id);

        await _assistant.SayAsync(id, _assistant.Mail.NewestCode);

        Assert.Equal(RightAddress, mail.To);
        Assert.Single(_assistant.Mail.Mails);
        var identity = (await _assistant.StateAsync(id)).IdentityAt(_assistant.Clock.GetUtcNow());
        Assert.Equal(new ShopperIdentity.Guest(TestAssistant.AdasOrder, _assistant.Clock.GetUtcNow() + _assistant.Limits.GuestSession), identity);
    }

    [Theory]
    [InlineData("W1001", "ada@example.com")]
    [InlineData("W1001", "grace@example.org")]
    [InlineData("W9999", "ada@example.com")]
    [Trait("goal", "H-06")]
    public async Task Shows_brain_and_shopper_the_same_whether_order_and_address_match_or_not(string order, string email)
    {
        var id = await BeginAsync(order, email);

        var result = _model.Requests[^1].Messages[^1].Contents.OfType<FunctionResultContent>().Single().Result;
        Assert.Equal("code_mailed_if_they_match", Assert.Single(Assert.IsType<JsonObject>(result)).Value!.GetValue<string>());
        Assert.Equal(Promise, (await _assistant.FinalsAsync(id))[^1].Message.Text);
        Assert.NotNull((await _assistant.StateAsync(id)).Code);
    }

    [Fact]
    [Trait("goal", "H-05")]
    public async Task Keeps_the_code_out_of_everything_that_is_stored_or_shown_to_a_brain()
    {
        var id = await BeginAsync("W1001", RightAddress);
        var code = _assistant.Mail.NewestCode;

        await _assistant.SayAsync(id, $"hello, thank you very much for the quick answer, I have just got the mail and the code in it is {code}, I think");
        await _assistant.SayAsync(id, "hello");

        Assert.DoesNotContain(_model.Requests.SelectMany(request => request.Messages), message => message.Text.Contains(code, StringComparison.Ordinal));
        Assert.DoesNotContain(await _assistant.EventsAsync(id), e => Encoding.UTF8.GetString(EventJson.Write(e)).Contains(code, StringComparison.Ordinal));
        Assert.IsType<ShopperIdentity.Guest>((await _assistant.StateAsync(id)).IdentityAt(_assistant.Clock.GetUtcNow()));
    }

    [Fact]
    [Trait("goal", "H-05")]
    public async Task Keeps_a_code_out_that_is_typed_beside_a_wrong_one()
    {
        var id = await BeginAsync("W1001", RightAddress);
        var code = _assistant.Mail.NewestCode;

        await _assistant.PostAsync(id, $"{Wrong(code)} or {code}");

        var stored = (await _assistant.EventsAsync(id)).OfType<ShopperSpoke>().Last();
        Assert.Equal("[code] or [code]", stored.Text);
        Assert.Equal(CodeOutcome.Rejected, stored.Code!.Outcome);
        Assert.Equal(1, (await _assistant.StateAsync(id)).Code!.Tries);
    }

    [Fact]
    [Trait("goal", "H-05")]
    public async Task Accepts_a_code_once()
    {
        var id = await BeginAsync("W1001", RightAddress);
        var code = _assistant.Mail.NewestCode;
        await _assistant.PostAsync(id, code);
        _assistant.Clock.Advance(_assistant.Limits.GuestSession);

        await _assistant.PostAsync(id, code);

        Assert.IsType<ShopperIdentity.Visitor>((await _assistant.StateAsync(id)).IdentityAt(_assistant.Clock.GetUtcNow()));
    }

    [Theory]
    [InlineData("W1001", RightAddress, 4, false)]
    [InlineData("W1001", RightAddress, 5, true)]
    [InlineData("W9999", RightAddress, 4, false)]
    [InlineData("W9999", RightAddress, 5, true)]
    public async Task Tells_the_brain_that_no_more_tries_are_taken_whether_a_code_was_mailed_or_not(string order, string email, int tries, bool isSpent)
    {
        var id = await BeginAsync(order, email);
        for (var i = 0; i < tries; i++)
        {
            await _assistant.SayAsync(id, $"00000{i}");
        }

        Assert.Equal(isSpent, Assistant.Core.Turns.BrainNotes.IsCodeSpent(_model.Requests[^1].Messages[^1]));
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [Trait("goal", "H-05")]
    public async Task Awaits_a_code_after_the_page_was_reloaded_and_gives_no_new_tries(int wrongTries, bool accepted)
    {
        var id = await BeginAsync("W1001", RightAddress);
        var code = _assistant.Mail.NewestCode;
        for (var i = 0; i < wrongTries; i++)
        {
            await _assistant.PostAsync(id, Wrong(code));
            await ResumeAsync(id);
        }

        await _assistant.PostAsync(id, code);

        Assert.Equal(accepted, (await _assistant.StateAsync(id)).Proved is not null);
    }

    [Fact]
    [Trait("goal", "H-05")]
    public async Task Forgets_what_was_proved_when_the_page_is_reloaded_and_takes_no_used_code_for_it()
    {
        var id = await BeginAsync("W1001", RightAddress);
        var code = _assistant.Mail.NewestCode;
        await _assistant.PostAsync(id, code);

        await ResumeAsync(id);
        await _assistant.PostAsync(id, code);

        Assert.IsType<ShopperIdentity.Visitor>((await _assistant.StateAsync(id)).IdentityAt(_assistant.Clock.GetUtcNow()));
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [Trait("goal", "H-05")]
    public async Task Accepts_the_right_code_up_to_the_fifth_try(int wrongTries, bool accepted)
    {
        var id = await BeginAsync("W1001", RightAddress);
        var code = _assistant.Mail.NewestCode;
        for (var i = 0; i < wrongTries; i++)
        {
            await _assistant.PostAsync(id, Wrong(code));
        }

        await _assistant.PostAsync(id, code);

        Assert.Equal(accepted, (await _assistant.StateAsync(id)).Proved is not null);
    }

    [Fact]
    [Trait("goal", "H-05")]
    public async Task Accepts_a_code_until_its_time_is_over_and_never_in_another_conversation()
    {
        var (early, late) = (await BeginAsync("W1001", RightAddress), await BeginAsync("W1001", RightAddress));
        var (codeOfEarly, codeOfLate) = (CodeIn(^2), CodeIn(^1));

        await _assistant.PostAsync(early, codeOfLate == codeOfEarly ? Wrong(codeOfEarly) : codeOfLate);
        _assistant.Clock.Advance(_assistant.Limits.CodeLifetime - TimeSpan.FromTicks(1));
        await _assistant.PostAsync(early, codeOfEarly);
        _assistant.Clock.Advance(TimeSpan.FromTicks(1));
        await _assistant.PostAsync(late, codeOfLate);

        Assert.NotNull((await _assistant.StateAsync(early)).Proved);
        Assert.Null((await _assistant.StateAsync(late)).Proved);
    }

    [Fact]
    [Trait("goal", "H-05")]
    public async Task Mails_three_codes_an_hour_and_ten_a_day_for_one_order_whoever_asks()
    {
        var mailed = new List<int>();
        for (var hour = 0; hour < 24; hour++)
        {
            for (var i = 0; i < 5; i++)
            {
                await BeginAsync("W1001", RightAddress, origin: $"203.0.113.{(hour * 5) + i}");
            }

            mailed.Add(_assistant.Mail.Mails.Count);
            _assistant.Clock.Advance(TimeSpan.FromHours(1));
        }

        // Every check counts, also one that mails nothing: two hours of five checks spend the day's ten.
        Assert.Equal((3, 6), (mailed[0], mailed[1]));
        Assert.Equal(6, mailed[^1]);
        _assistant.Clock.Advance(TimeSpan.FromDays(1));
        await BeginAsync("W1001", RightAddress, origin: "203.0.113.250");
        Assert.Equal(7, _assistant.Mail.Mails.Count);
    }

    [Fact]
    [Trait("goal", "H-05")]
    public async Task Mails_twenty_codes_an_hour_to_one_network_address_at_most()
    {
        for (var i = 0; i < 20; i++)
        {
            await BeginAsync($"W{5000 + i}", RightAddress, origin: "203.0.113.9");
        }

        await BeginAsync("W1001", RightAddress, origin: "203.0.113.9");
        Assert.Empty(_assistant.Mail.Mails);

        await BeginAsync("W1001", RightAddress, origin: "203.0.113.10");
        Assert.Single(_assistant.Mail.Mails);
    }

    [Fact]
    [Trait("goal", "H-05")]
    public async Task Mails_no_more_where_many_checks_begin_at_the_same_moment()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => _assistant.OpenAsync(origin: $"203.0.113.{i}")));
        foreach (var id in ids)
        {
            await _assistant.PostAsync(id, $"check W1001 {RightAddress}");
        }

        var disk = new TaskCompletionSource();
        _assistant.Store.SlowDisk = disk.Task;
        var turns = ids.Select(_assistant.RunTurnAsync).ToList();
        disk.SetResult();
        await Task.WhenAll(turns);

        Assert.Equal(_assistant.Limits.CodesPerOrderAndHour, _assistant.Mail.Mails.Count);
        Assert.Equal(ids.Length, (await Task.WhenAll(ids.Select(_assistant.StateAsync))).Count(state => state.Code is not null));
    }

    private static ChatMessage Reply(ScriptedModel.Request request) => request.Messages[^1] switch
    {
        { Role: var role, Text: var text } when role == ChatRole.User && text.StartsWith("check ", StringComparison.Ordinal) => new ChatMessage(
            ChatRole.Assistant,
            [
                new FunctionCallContent("call", "verify_customer", new Dictionary<string, object?>
                {
                    ["order"] = text.Split(' ', 3)[1],
                    ["email"] = text.Split(' ', 3)[2],
                }),
            ]),
        _ => new ChatMessage(ChatRole.Assistant, Promise),
    };

    private static string Wrong(string code) => code[..^1] + (code[^1] is '0' ? '1' : '0');

    private string CodeIn(Index mail) => _assistant.Mail.Mails[mail].Subject[..6];

    private Task<Conversation?> ResumeAsync(ConversationId id) =>
        _assistant.Reception.ResumeAsync(id, customer: null, TestContext.Current.CancellationToken);

    private async Task<ConversationId> BeginAsync(string order, string email, string origin = "198.51.100.7")
    {
        var id = await _assistant.OpenAsync(origin: origin);
        await _assistant.SayAsync(id, $"check {order} {email}");
        return id;
    }
}
