using Assistant.Core.Identity;
using Assistant.Testing;
using Assistant.Testing.Turns;
using Microsoft.Extensions.AI;

namespace Assistant.Core.Tests.Identity;

/// <summary>
/// An attacker with a thousand network addresses who knows order and mail address and guesses codes for a day. Chance has no part in
/// it: every guess that the rules allow is wrong, and every guess that they forbid is the right code, read from the mail.
/// </summary>
public sealed class GuestCheckAttackTests
{
    private const int Runs = 200;
    private const int Addresses = 1_000;
    private const int ChecksPerRun = 16;
    private const int GuessesPerDay = 50;

    [Fact]
    [Trait("goal", "H-05")]
    public async Task An_attacker_never_gets_in_and_has_fifty_guesses_a_day_at_most()
    {
        for (var seed = 0; seed < Runs; seed++)
        {
            var (breaches, guesses) = await AttackAsync(new Random(seed));

            Assert.True(breaches is 0, $"Seed {seed}: got in {breaches} times.");
            Assert.True(guesses is > 0 and <= GuessesPerDay, $"Seed {seed}: {guesses} guesses counted.");
        }
    }

    private static async Task<(int Breaches, int Guesses)> AttackAsync(Random random)
    {
        await using var assistant = new TestAssistant(new ScriptedModel(ScriptedModel.Does(Check)));
        var (breaches, guesses) = (0, 0);
        for (var check = 0; check < ChecksPerRun; check++)
        {
            assistant.Clock.Advance(TimeSpan.FromHours(24.0 / ChecksPerRun) * random.NextDouble());
            var mailed = assistant.Mail.Mails.Count;
            var id = await assistant.OpenAsync(origin: $"address {random.Next(Addresses)}");
            await assistant.SayAsync(id, "W1001");

            var isLive = assistant.Mail.Mails.Count > mailed;
            var right = isLive ? assistant.Mail.NewestCode : OneTimeCodes.NewCode();
            var waitsUntilItIsOver = random.Next(2) is 0;
            for (var tried = 0; tried < assistant.Limits.CodeTries && !waitsUntilItIsOver; tried++)
            {
                await assistant.PostAsync(id, WrongGuess(random, right));
                guesses += isLive ? 1 : 0;
            }

            if (waitsUntilItIsOver)
            {
                assistant.Clock.Advance(assistant.Limits.CodeLifetime);
            }

            await assistant.PostAsync(id, right);
            breaches += (await assistant.StateAsync(id)).Proved is null ? 0 : 1;
        }

        return (breaches, guesses);
    }

    private static ChatMessage Check(ScriptedModel.Request request) => request.Messages[^1].Role == ChatRole.Tool
        ? new ChatMessage(ChatRole.Assistant, "A code is on its way if they match.")
        : new ChatMessage(ChatRole.Assistant,
        [
            new FunctionCallContent("call", "verify_customer", new Dictionary<string, object?> { ["order"] = "W1001", ["email"] = "ada@example.com" }),
        ]);

    private static string WrongGuess(Random random, string right)
    {
        var guess = random.Next(1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
        return guess == right ? WrongGuess(random, right) : guess;
    }
}
