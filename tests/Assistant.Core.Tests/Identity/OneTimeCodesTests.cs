using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Identity;

public sealed class OneTimeCodesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);
    private static readonly OrderNumber Order = OrderNumber.Parse("W1002");

    private readonly OneTimeCodes _codes = new(new byte[32], new Limits());
    private readonly Conversation _conversation;

    public OneTimeCodesTests()
    {
        var id = ConversationId.New();
        _conversation = new Conversation(id) { Code = new OpenCode(Order, _codes.Hash(id, Order, "123456"), Now.AddMinutes(10), Tries: 0) };
    }

    [Theory]
    [InlineData("123456", "[code]")]
    [InlineData("the code is 123456.", "the code is [code].")]
    [InlineData("123 456", "[code]")]
    [InlineData("123-456", "[code]")]
    [InlineData("１２３４５６", "[code]")]
    public void Accepts_the_code_however_it_is_typed_and_takes_it_out(string text, string stored)
    {
        var typed = _codes.Try(_conversation, text, Now);

        Assert.Equal(stored, typed?.TextWithoutCode);
        Assert.Equal(CodeOutcome.Accepted, typed?.Attempt.Outcome);
        Assert.Equal(Now.AddMinutes(30), typed?.Attempt.VerifiedUntil);
    }

    [Fact]
    public void Answers_wrong_expired_used_up_and_never_sent_alike()
    {
        var wrong = _codes.Try(_conversation, "654321", Now)?.Attempt;
        var expired = _codes.Try(_conversation, "123456", Now.AddMinutes(10))?.Attempt;
        var usedUp = _codes.Try(_conversation with { Code = _conversation.Code! with { Tries = 5 } }, "123456", Now)?.Attempt;
        var neverSent = _codes.Try(_conversation with { Code = _conversation.Code! with { Hash = null } }, "123456", Now)?.Attempt;

        Assert.Equal(new CodeAttempt(CodeOutcome.Rejected, Order), wrong);
        Assert.Equal(wrong, expired);
        Assert.Equal(wrong, usedUp);
        Assert.Equal(wrong, neverSent);
    }

    [Theory]
    [InlineData("W123456")]
    [InlineData("#123456")]
    [InlineData("1234567")]
    [InlineData("my order is W104233, where is it?")]
    [InlineData("ada123456@example.com")]
    [InlineData("no code has come")]
    public void Takes_nothing_else_for_a_code(string text) => Assert.Null(_codes.Try(_conversation, text, Now));

    [Fact]
    public void Awaits_no_code_for_ever()
    {
        Assert.NotNull(_codes.Try(_conversation, "123456", Now.AddMinutes(20).AddTicks(-1)));
        Assert.Null(_codes.Try(_conversation, "my postcode is 110001", Now.AddMinutes(20)));
    }

    [Fact]
    public void Is_worth_nothing_in_another_conversation()
    {
        var other = new Conversation(ConversationId.New()) { Code = _conversation.Code };

        Assert.Equal(CodeOutcome.Rejected, _codes.Try(other, "123456", Now)?.Attempt.Outcome);
    }

    [Fact]
    public void Makes_six_digits() => Assert.All(
        Enumerable.Range(0, 100).Select(_ => OneTimeCodes.NewCode()), code => Assert.Matches("^[0-9]{6}$", code));
}
