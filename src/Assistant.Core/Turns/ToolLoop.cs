using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Assistant.Core.Turns;

/// <summary>Lets the brain call tools until it answers: bounded in calls, repetitions and length.</summary>
/// <remarks>Reaching a bound is not an error of the shopper's: it ends in a <see cref="LoopEnd.BoundReached"/>, which becomes a handoff.</remarks>
public sealed class ToolLoop(
    IChatClient brain, PromptBuilder prompts, Toolbox toolbox, WriteSwitch writes, Limits limits, ILogger<ToolLoop> logger)
{
    /// <summary>Which brain answers, such as <c>built-in</c>.</summary>
    public string BrainName { get; } = brain.GetService<ChatClientMetadata>()?.ProviderName ?? "unknown";

    /// <summary>Progress first; the last step carries the end.</summary>
    public async IAsyncEnumerable<LoopStep> RunAsync(Turn turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var offered = toolbox.OfferedTo(turn.Identity, writes).Select(tool => new TurnTool(tool, turn, logger)).ToDictionary(tool => tool.Name);
        var options = new ChatOptions { Tools = [.. offered.Values], AllowMultipleToolCalls = true };
        var messages = prompts.Build(turn);
        var made = new Dictionary<string, int>();
        var calls = 0;

        for (var round = 0; round < limits.ModelCallsPerTurn; round++)
        {
            // A brain that does not hear its token must not hold the turn.
            var response = await brain.GetResponseAsync(messages, options, cancellationToken).WaitAsync(cancellationToken);
            var requested = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
            if (requested.Count is 0)
            {
                yield return new LoopStep.Ended(EndOf(response, turn));
                yield break;
            }

            messages.AddRange(response.Messages);
            var results = new List<AIContent>(requested.Count);
            foreach (var call in requested)
            {
                var fingerprint = $"{call.Name} {TurnTool.AsJson(call.Arguments)?.GetRawText()}";
                made[fingerprint] = made.GetValueOrDefault(fingerprint) + 1;
                if (++calls > limits.ToolCallsPerTurn || made[fingerprint] > limits.EqualToolCallsPerTurn)
                {
                    yield return new LoopStep.Ended(new LoopEnd.BoundReached());
                    yield break;
                }

                if (offered.TryGetValue(call.Name, out var tool))
                {
                    yield return new LoopStep.Progress(tool.Progress);
                    results.Add(new FunctionResultContent(call.CallId, await tool.InvokeAsync(new AIFunctionArguments(call.Arguments), cancellationToken)));
                }
                else
                {
                    turn.ToolCalls.Add(new ToolCallRecord("not offered", "refused", TimeSpan.Zero));
                    results.Add(new FunctionResultContent(call.CallId, "There is no such tool in this turn."));
                }
            }

            if (turn.Planned is not null)
            {
                // The card is the answer: whatever the brain would still say of it is not heard.
                Note(response, turn);
                yield return new LoopStep.Ended(new LoopEnd.Planned());
                yield break;
            }

            messages.Add(new ChatMessage(ChatRole.Tool, results));
        }

        yield return new LoopStep.Ended(new LoopEnd.BoundReached());
    }

    private LoopEnd EndOf(ChatResponse response, Turn turn)
    {
        var last = Note(response, turn);
        var text = response.Text.Trim();
        return text.Length is 0 || text.Length > limits.AnswerCharacters
            ? new LoopEnd.BoundReached()
            : new LoopEnd.Answered(new Draft(text) { Cards = CardsOf(turn, last), Suggestions = [.. BrainNotes.Suggestions(last)] });
    }

    /// <summary>The cards of the newest result that had some and of which the answer tells.</summary>
    private static ImmutableArray<Card> CardsOf(Turn turn, ChatMessage answer)
    {
        var lookedUp = BrainNotes.LookedUp(answer);
        return turn.Cards.Where(found => !lookedUp.Contains(found.Tool)).Select(found => found.Cards).LastOrDefault([]);
    }

    /// <summary>Keeps what the brain says beside its words.</summary>
    private static ChatMessage Note(ChatResponse response, Turn turn)
    {
        var last = response.Messages.LastOrDefault() ?? new ChatMessage(ChatRole.Assistant, "");
        turn.Intent = BrainNotes.Intent(last);
        turn.Confidence = BrainNotes.Confidence(last);
        turn.BrainState = BrainNotes.State(last) is { } state && Encoding.UTF8.GetByteCount(state) <= BrainNotes.LongestState ? state : null;
        return last;
    }
}

public abstract record LoopStep
{
    private LoopStep()
    {
    }

    public sealed record Progress(string Text) : LoopStep;

    public sealed record Ended(LoopEnd End) : LoopStep;
}

public abstract record LoopEnd
{
    private LoopEnd()
    {
    }

    public sealed record Answered(Draft Draft) : LoopEnd;

    /// <summary>A write is planned: its card is the answer, see <see cref="Turn.Planned"/>.</summary>
    public sealed record Planned : LoopEnd;

    /// <summary>No usable answer within the bounds; see <see cref="HandoffReason.LimitReached"/>.</summary>
    public sealed record BoundReached : LoopEnd;
}
