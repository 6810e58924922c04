using Assistant.Core.Conversations;
using Assistant.Core.Guardrails;
using Assistant.Core.Knowledge;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Turns;

/// <summary>
/// Plays questions that nobody asked, so that the code that answers is compiled before the first shopper waits for it. Each is a visitor's first;
/// nothing of it is stored, told or sent.
/// </summary>
public sealed class Rehearsal(ILiveRelease live, TurnGuardrails guardrails, ToolLoop loop, TimeProvider time)
{
    private const string Channel = "rehearsal";

    /// <exception cref="OperationCanceledException">It is no longer wanted.</exception>
    public async Task PlayAsync(IEnumerable<string> questions, CancellationToken cancellationToken)
    {
        foreach (var question in questions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var now = time.GetUtcNow();
            await AnswerAsync(new Turn(Asked(question, now), live.Current, now), cancellationToken);
        }
    }

    private async Task AnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await guardrails.CheckQuestionAsync(turn, cancellationToken) is Verdict.Stop)
        {
            return;
        }

        await foreach (var step in loop.RunAsync(turn, cancellationToken))
        {
            if (step is LoopStep.Ended(LoopEnd.Answered(var draft)))
            {
                guardrails.CheckDraft(draft, turn);
            }
        }
    }

    private static Conversation Asked(string question, DateTimeOffset now) => new Conversation(ConversationId.New())
        .Apply(new Started(Channel, Channel, Channel, Locale: null) { At = now })
        .Apply(new ShopperSpoke(1, ClientId: null, question, Seen: null) { At = now });
}
