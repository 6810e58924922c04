using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Assistant.Core.Tests.Actions.Interleaving;

/// <summary>What somebody does, next to all others.</summary>
internal enum MoveKind
{
    /// <summary>The shopper clicks Confirm on the newest card of a conversation, and a process answers.</summary>
    Confirm,
    Decline,

    /// <summary>A process answers what is unanswered, as one does that took the conversation up.</summary>
    Answer,
    Say,

    /// <summary>The same message as before, sent again.</summary>
    Resend,
    Work,
    Approve,
    Refuse,
    Settle,
    End,
    LoseReply,
    ShopDown,
    ShopUp,
    OrderChanges,
    PassOneSecond,
    PassTheCall,
    PassTheLease,
    PassTheCard,
    PassTheHour,
}

/// <param name="Conversation">0 or 1: two conversations of one shopper about the same order.</param>
/// <param name="Process">0 or 1: two processes on the same data, neither of which knows of the other.</param>
internal sealed record Move(MoveKind Kind, int Conversation, int Process)
{
    public override string ToString() => FormattableString.Invariant($"{Kind}(c{Conversation}, p{Process})");
}

/// <summary>
/// Who takes part, and who goes on at each step: one of those who wait, counted round from the longest waiting, or whoever came last. When the
/// schedule is at its end the longest waiting does.
/// </summary>
internal sealed record Scenario(bool NeedsApproval, ImmutableArray<Move> Moves, ImmutableArray<int> Schedule)
{
    /// <summary>In a schedule: whoever came last goes on, so that all others stand still for long.</summary>
    public const int Newest = 99;

    private const int Steps = 80;
    private const int MostChoices = 8;

    private static readonly (int Weight, MoveKind Kind)[] Kinds =
    [
        (10, MoveKind.Confirm), (2, MoveKind.Decline), (4, MoveKind.Answer), (2, MoveKind.Say), (2, MoveKind.Resend), (8, MoveKind.Work), (5, MoveKind.Approve), (1, MoveKind.Refuse),
        (2, MoveKind.Settle), (1, MoveKind.End), (3, MoveKind.LoseReply), (2, MoveKind.ShopDown), (1, MoveKind.ShopUp), (1, MoveKind.OrderChanges),
        (2, MoveKind.PassOneSecond), (4, MoveKind.PassTheCall), (6, MoveKind.PassTheLease), (2, MoveKind.PassTheCard), (2, MoveKind.PassTheHour),
    ];

    public static Arbitrary<Scenario> Arbitrary => Arb.From(Generator, Smaller);

    /// <summary>Where two get in each other's way most easily.</summary>
    private static readonly MoveKind[][] Encounters =
    [
        [MoveKind.Confirm, MoveKind.Confirm], [MoveKind.Confirm, MoveKind.Answer], [MoveKind.Confirm, MoveKind.PassTheLease, MoveKind.Work], [MoveKind.Confirm, MoveKind.PassTheLease, MoveKind.PassTheLease, MoveKind.Work, MoveKind.Work],
        [MoveKind.Confirm, MoveKind.LoseReply, MoveKind.PassTheLease, MoveKind.Work, MoveKind.Work],
        [MoveKind.Confirm, MoveKind.Approve, MoveKind.Work, MoveKind.Work], [MoveKind.Confirm, MoveKind.Decline], [MoveKind.Confirm, MoveKind.Work, MoveKind.PassTheCard],
        [MoveKind.Confirm, MoveKind.ShopDown, MoveKind.Work, MoveKind.PassTheLease, MoveKind.PassTheHour, MoveKind.Work, MoveKind.ShopUp, MoveKind.Settle],
    ];

    private static Gen<Scenario> Generator
    {
        get
        {
            var encounter = Gen.Elements(Encounters).SelectMany(kinds => Gen.CollectToArray(kinds, Placed));
            var further = Gen.Frequency(Kinds.Select(kind => (kind.Weight, Gen.Constant(kind.Kind)))).SelectMany(Placed);
            var step = Gen.Frequency((3, Gen.Constant(Newest)), (2, Gen.Choose(0, MostChoices - 1)));
            return Gen.Choose(0, 2).SelectMany(approval => encounter.SelectMany(first => Gen.Choose(0, 4).SelectMany(count => further.ListOf(count))
                .SelectMany(others => step.ListOf(Steps)
                    .Select(schedule => new Scenario(approval is 0, [.. first, .. others], [.. schedule])))));
        }
    }

    private static Gen<Move> Placed(MoveKind kind) => Gen.Choose(0, 3).SelectMany(conversation => Gen.Choose(0, 1)
        .Select(process => new Move(kind, conversation is 0 ? 1 : 0, process)));

    public override string ToString() =>
        $"{(NeedsApproval ? "with approval " : "")}[{string.Join(", ", Moves)}] by {string.Join(' ', Schedule)}";

    /// <summary>Without somebody, with a shorter schedule, or with a plainer one.</summary>
    private static IEnumerable<Scenario> Smaller(Scenario scenario)
    {
        for (var move = 0; move < scenario.Moves.Length; move++)
        {
            yield return scenario with { Moves = scenario.Moves.RemoveAt(move) };
        }

        for (var half = scenario.Schedule.Length / 2; half > 0; half /= 2)
        {
            yield return scenario with { Schedule = scenario.Schedule[..^half] };
        }

        for (var step = 0; step < scenario.Schedule.Length; step++)
        {
            if (scenario.Schedule[step] > 0)
            {
                yield return scenario with { Schedule = scenario.Schedule.SetItem(step, 0) };
            }
        }
    }
}
