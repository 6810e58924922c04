using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Guardrails;
using Assistant.Core.Handoffs;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Microsoft.Extensions.Logging;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Turns;

/// <summary>One or more stored shopper messages in, one committed outcome out.</summary>
/// <remarks>Nothing that a shopper reads leaves here before the guardrails have seen all of it.</remarks>
public sealed class TurnPipeline(
    ConversationLog log,
    ILiveRelease knowledge,
    TurnGuardrails guardrails,
    ToolLoop loop,
    ActionParts actions,
    TurnCommit commit,
    Limits limits,
    TimeProvider time,
    ILogger<TurnPipeline> logger)
{
    // A turn in which the process died this often is not tried again: it may be what kills it.
    private const int MaxRetries = 3;

    /// <summary>Answers what is unanswered in the conversation; no events at all when nothing is.</summary>
    public async IAsyncEnumerable<TurnEvent> RunAsync(
        ConversationId id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await log.FindAsync(id, cancellationToken) is not { Unanswered.IsEmpty: false } conversation)
        {
            yield break;
        }

        var turn = new Turn(conversation, knowledge.Current, time.GetUtcNow());
        var started = time.GetTimestamp();
        yield return new TurnEvent.Opened(turn.Id);

        using var deadline = new CancellationTokenSource(limits.Turn, time);
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        TurnOutcome? outcome = conversation.Retries > MaxRetries ? Fault(turn, "system.fault") : null;
        await using var steps = ThinkAsync(turn, bounded.Token).GetAsyncEnumerator(CancellationToken.None);
        while (outcome is null && await NextAsync(steps, turn, deadline.Token, cancellationToken) is { } step)
        {
            outcome = (step as Step.Done)?.Outcome;
            if (step is Step.Doing(var what))
            {
                yield return new TurnEvent.Progress(turn.Id, what);
            }
        }

        outcome = guardrails.Conclude(outcome ?? BoundReached(turn), turn);
        // The answer exists now: a shopper who closed the tab must still find it later.
        await commit.StoreAsync(turn, outcome, loop.BrainName, time.GetElapsedTime(started));
        if (turn.Marks.Count > 0)
        {
            logger.TurnMarked(turn.Id, id, string.Join(' ', turn.Marks.Distinct()));
        }

        logger.TurnEnded(turn.Id, id, outcome.Name, time.GetElapsedTime(started));
        yield return new TurnEvent.Ended(turn.Id, outcome);
    }

    private async IAsyncEnumerable<Step> ThinkAsync(Turn turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (turn.Decision is { } decision)
        {
            yield return new Step.Done(await actions.In(turn.Release.Wording).Gate.DecideAsync(turn, decision, cancellationToken));
            yield break;
        }

        if (await guardrails.CheckQuestionAsync(turn, cancellationToken) is Verdict.Stop(var stopped))
        {
            yield return new Step.Done(stopped);
            yield break;
        }

        await foreach (var step in loop.RunAsync(turn, cancellationToken))
        {
            yield return step switch
            {
                LoopStep.Progress(var what) => new Step.Doing(what),
                LoopStep.Ended(LoopEnd.Answered(var draft)) => new Step.Done(await ConcludeAsync(draft, turn, cancellationToken)),
                LoopStep.Ended(LoopEnd.Planned) => new Step.Done(Propose(turn)),
                LoopStep.Ended(LoopEnd.BoundReached) => new Step.Done(BoundReached(turn)),
                _ => throw new UnreachableException(),
            };
        }
    }

    private TurnOutcome Propose(Turn turn)
    {
        var planned = turn.Planned ?? throw new UnreachableException();
        var worded = actions.In(turn.Release.Wording);
        if (worded.Proposals.AreExhausted(turn.Conversation, planned, turn.Now))
        {
            return new TurnOutcome.HandedOff(new Draft(worded.Words.Exhausted()), HandoffReason.LimitReached, OpenQuestion: null);
        }

        return new TurnOutcome.OnAction(
            "proposed",
            worded.Proposals.Propose(turn.Conversation, planned, turn.Context).Draft,
            now => worded.Proposals.AreExhausted(now, planned, turn.Now)
                // Other turns have shown the last card that there was room for: the shopper is told how that one stands.
                ? new ActionEnding(worded.Words.AsItStands(now.Actions[^1]))
                : worded.Proposals.Propose(now, planned, turn.Context));
    }

    private async Task<TurnOutcome> ConcludeAsync(Draft answer, Turn turn, CancellationToken cancellationToken)
    {
        var draft = guardrails.CheckDraft(answer, turn);
        if (string.IsNullOrWhiteSpace(draft.Text))
        {
            return BoundReached(turn);
        }

        await commit.PrepareAsync(turn, cancellationToken);
        return turn.HandOff is { } handOff
            ? new TurnOutcome.HandedOff(draft, handOff.Reason, handOff.Question)
            : new TurnOutcome.Replied(draft);
    }

    private static TurnOutcome.HandedOff BoundReached(Turn turn) =>
        new(new Draft(turn.Release.Wording.Say("system.limit_reached")), HandoffReason.LimitReached, OpenQuestion: null);

    /// <summary>The one place where a broken part of the world is caught: the shopper is told honestly and handed to a person.</summary>
    private async ValueTask<Step?> NextAsync(
        IAsyncEnumerator<Step> steps, Turn turn, CancellationToken deadline, CancellationToken cancellationToken)
    {
        try
        {
            return await steps.MoveNextAsync() ? steps.Current : null;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new Step.Done(BoundReached(turn));
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // A cancellation that is neither ours nor the deadline's is a part's own time-out: a fault like any other.
            // Only the type: a message may quote what the shopper wrote.
            logger.TurnFaulted(turn.Id, turn.Conversation.Id, fault.GetType().Name);
            return new Step.Done(Fault(turn, fault is Shop.ShopUnavailableException ? "system.shop_unavailable" : "system.fault"));
        }
    }

    private static TurnOutcome.HandedOff Fault(Turn turn, string reply) =>
        new(new Draft(turn.Release.Wording.Say(reply)), HandoffReason.TechnicalFault, OpenQuestion: null);

    private abstract record Step
    {
        public sealed record Doing(string What) : Step;

        public sealed record Done(TurnOutcome Outcome) : Step;
    }
}
