using System.Collections.Immutable;
using Assistant.Core.Conversations;
using Assistant.Core.Turns;
using Assistant.Evals.Checks;
using Assistant.Evals.Metrics;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Evals.Live;

/// <summary>A recorded conversation, as far as the assistant spoke in it.</summary>
internal sealed record LiveConversation(ConversationId Id, DateTimeOffset StartedAt, ImmutableArray<LiveTurn> Turns, bool IsHandedOff)
{
    /// <summary>Reads it off its events; null where no turn was answered.</summary>
    public static LiveConversation? Read(ConversationId id, IReadOnlyList<ConversationEvent> events)
    {
        var turns = ImmutableArray.CreateBuilder<LiveTurn>();
        var written = ImmutableArray.CreateBuilder<string>();
        var heard = ImmutableArray.CreateBuilder<string>();
        var isProved = false;
        foreach (var e in events)
        {
            switch (e)
            {
                case ShopperSpoke spoke:
                    written.Add(spoke.Text);
                    heard.Add(spoke.Text);
                    isProved |= spoke.Code?.Outcome is CodeOutcome.Accepted;
                    break;
                case SignedIn:
                    isProved = true;
                    break;
                case AssistantSpoke { Turn: { } record } spoke:
                    turns.Add(new LiveTurn(string.Join('\n', heard), spoke.Message, record, isProved, written.ToImmutable()));
                    heard.Clear();
                    break;
            }
        }

        return turns.Count is 0 ? null : new LiveConversation(id, events[0].At, turns.ToImmutable(), events.Any(e => e is HandoffQueued));
    }

    public (int Repeated, int Asked) Questions => RepeatedQuestions.Count(
        [.. Turns.Select(turn => new RepeatedQuestions.Step(turn.Shopper, turn.Answer.Text, turn.Record.ToolCalls.Any(call => call.Outcome is "refused"), turn.IsProved))]);

    /// <summary>What is wrong with it as far as code can tell, one sentence each.</summary>
    public IReadOnlyList<string> Faults() =>
    [
        .. Turns.SelectMany((turn, index) => turn.Faults().Select(fault => FormattableString.Invariant($"answer {index + 1}: {fault}"))),
        .. Questions.Repeated is > 0 and var repeated ? [FormattableString.Invariant($"asks {repeated} time(s) for what was given")] : (string[])[],
        .. RepeatedAnswers.InARow(Turns.Select(turn => turn.Answer)).Select(number => FormattableString.Invariant($"answer {number}: the same as before")),
    ];
}

/// <summary>One recorded answer.</summary>
/// <param name="Shopper">The messages that it answers.</param>
/// <param name="IsProved">The shopper is signed in or has proved an order.</param>
/// <param name="Written">Everything that the shopper wrote up to it.</param>
internal sealed record LiveTurn(string Shopper, OutgoingMessage Answer, TurnRecord Record, bool IsProved, ImmutableArray<string> Written)
{
    /// <summary>What tools told is not recorded: claims that may rest on it are <see cref="Support.Unknown"/>.</summary>
    public IEnumerable<(Claim Claim, Support Support)> Claims()
    {
        var evidence = new Evidence(Answer, facts: null, Record.ToolCalls.Where(call => call.Outcome is "found").Select(call => call.Tool));
        return Metrics.Claims.In(Answer.Text, Written).Select(claim => (claim, evidence.Of(claim)));
    }

    public (int Leading, int Of) Markers()
    {
        var markers = Groundedness.Markers(Answer.Text).ToList();
        return (markers.Count(marker => Answer.Citations.Any(citation => citation.Number == marker)), markers.Count);
    }

    public bool IsDeclined => Record.Outcome is "declined" || ConversationEnd.SaysNo(Answer);

    public IEnumerable<string> Faults() =>
    [
        .. Claims().Where(judged => judged.Support is Support.Unsupported).Select(judged => $"no source for \"{TranscriptRedaction.Redact(judged.Claim.Sentence)}\""),
        .. Markers() is var (leading, of) && leading < of ? ["a citation marker leads nowhere"] : (string[])[],
        .. Tone.Faults(Answer.Text),
        .. Record.Outcome is "failed" ? ["the turn failed"] : (string[])[],
    ];
}
