using System.Collections.Immutable;
using Assistant.Core.Knowledge;
using Assistant.Evals.Cases;

namespace Assistant.Evals.Playing;

/// <summary>Plays a case in a seat, from the first step to what is left behind.</summary>
internal static class CasePlayer
{
    /// <summary>Longer than any shopper talks: a simulated one that never stops is stopped.</summary>
    private const int MostTurns = 60;

    private const string CardCode = "{card code}";

    public static async Task<PlayedCase> PlayAsync(
        EvalCase played, IShopperScript script, ISeat seat, Release? release, CancellationToken cancellationToken)
    {
        var turns = ImmutableArray.CreateBuilder<PlayedTurn>();
        string? brokeOff = null;
        try
        {
            await seat.EnterAsync(played.Shopper, cancellationToken);
            PlayedTurn? last = null;
            while (turns.Count < MostTurns && await script.NextAsync(last, cancellationToken) is { } step)
            {
                if (await StepAsync(step, turns.ToImmutable(), seat, cancellationToken) is { } turn)
                    turns.Add(last = turn);
            }
        }
        catch (NoAnswerException fault)
        {
            brokeOff = fault.Message;
        }

        var left = await seat.LeaveAsync(cancellationToken);
        return new PlayedCase
        {
            Case = played,
            Turns = turns.ToImmutable(),
            BrokeOff = brokeOff,
            Handoff = left.Handoff,
            Changed = left.Changed,
            Tokens = left.Tokens,
            Release = release,
            Goals = script.Goals,
        };
    }

    private static async Task<PlayedTurn?> StepAsync(
        CaseTurn step, ImmutableArray<PlayedTurn> before, ISeat seat, CancellationToken cancellationToken)
    {
        if (step.Waits is { } time)
        {
            await seat.WaitAsync(time, cancellationToken);
            return null;
        }

        if (!step.Changes.IsEmpty)
        {
            await seat.ChangeShopAsync(step.Changes, cancellationToken);
            return null;
        }

        if (step.LosesReply is true)
        {
            seat.LoseNextReply();
            return null;
        }

        var answer = step switch
        {
            { Decides: { } choice } => await seat.DecideAsync(choice, cancellationToken),
            { Approves: { } yes } => await seat.ApproveAsync(yes, cancellationToken),
            _ => await seat.SayAsync(step.Clicks ?? await FillAsync(step.Types!, before, seat, cancellationToken), cancellationToken),
        };
        return new PlayedTurn(before.Length + 1, Shown(step), step.Expect, answer.Message, answer.Turn, answer.HandedOff, answer.Latency)
        {
            Facts = answer.Facts,
            IsProved = answer.IsProved,
            ChangesDone = answer.ChangesDone,
            ForeignOrders = answer.ForeignOrders,
            Impossible = step.Clicks is { } click && before.LastOrDefault()?.Answer.Suggestions.Contains(click) is not true
                ? $"\"{click}\" was not suggested"
                : null,
        };
    }

    private static string Shown(CaseTurn step) => step switch
    {
        { Decides: { } choice } => $"[{choice}]",
        { Approves: { } yes } => yes ? "[a person approves]" : "[a person refuses]",
        _ => step.Clicks ?? step.Types!,
    };

    private static async Task<string> FillAsync(string typed, ImmutableArray<PlayedTurn> before, ISeat seat, CancellationToken cancellationToken)
    {
        var text = typed.Contains(CardCode, StringComparison.Ordinal) ? typed.Replace(CardCode, CodeOf(before), StringComparison.Ordinal) : typed;
        if (!text.Contains("code}", StringComparison.Ordinal))
            return text;

        var code = await seat.ReadCodeAsync(cancellationToken);
        return text
            .Replace("{code}", code, StringComparison.Ordinal)
            .Replace("{spaced code}", $"{code[..3]} {code[3..]}", StringComparison.Ordinal)
            .Replace("{wrong code}", string.Concat(code.Select(digit => (char)('0' + (digit - '0' + 1) % 10))), StringComparison.Ordinal);
    }

    /// <exception cref="NoAnswerException">No answer has shown one.</exception>
    private static string CodeOf(ImmutableArray<PlayedTurn> before) =>
        before.Select(turn => turn.Answer.Action?.Code).LastOrDefault(code => code is not null) ?? throw new NoAnswerException("No card has shown a code.");
}
