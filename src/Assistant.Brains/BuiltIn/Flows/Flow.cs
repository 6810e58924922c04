using System.Collections.Frozen;
using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Identity;

namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>One task that the assistant can do for a shopper, as a content person wrote it in <c>prompts/flows</c>.</summary>
/// <param name="Id">Lower-case letters, digits and underscores; unique.</param>
/// <param name="Name">What the task is about, for "Shall we go back to ...?".</param>
/// <param name="Choice">How a shopper would ask for it; shown where the assistant is not sure. Null: never suggested.</param>
/// <param name="Questions">Per intent that starts it, the full question to ask the policy pages where the shopper's words are none.</param>
/// <param name="Steps">Run from the first to an answer; never empty, the last one answers.</param>
internal sealed record Flow(
    string Id,
    string Name,
    string? Choice,
    FrozenDictionary<string, string> Questions,
    ImmutableArray<FlowStep> Steps)
{
    /// <summary>The policy pages that the task is about; empty: any. What another page answers is said without the task's own lines.</summary>
    public ImmutableArray<string> Pages { get; init; } = [];

    /// <summary>It says something and wants nothing, so it comes in between without interrupting anything.</summary>
    public bool IsSmallTalk => Steps.All(step => step is FlowStep.Answer { Offer: null });

    /// <summary>The tool by which it proposes a change; null where it proposes none.</summary>
    public string? WriteTool => Steps.OfType<FlowStep.Call>().Select(call => call.Tool).FirstOrDefault(ToolNames.Writes.Contains);

    /// <summary>It ends in a change, or turns to a flow that does, where the shopper wants it done.</summary>
    public bool Acts => WriteTool is not null || Steps.Any(step => step is FlowStep.TurnTo);

    /// <summary>Where the answer with this label stands.</summary>
    public int IndexOf(string label) => Steps.IndexOf(Steps.OfType<FlowStep.Answer>().First(answer => answer.Label == label));
}

internal abstract record FlowStep
{
    private FlowStep()
    {
    }

    public StepCondition If { get; init; }

    /// <summary>Finds out one value: from what is known, else by asking.</summary>
    /// <param name="Ask">The reply that asks for it; null: it is taken where it is known and never asked for.</param>
    /// <param name="Among">Which orders come into question.</param>
    public sealed record Collect(string Slot, string? Ask, OrdersAmong Among) : FlowStep;

    /// <summary>Goes on only with a shopper of at least this identity; a visitor is checked by order number, mail address and code.</summary>
    /// <param name="Before">Said before a visitor is asked who they are, the first time.</param>
    public sealed record Verify(IdentityLevel Level, ImmutableArray<AnswerLine> Before) : FlowStep;

    /// <summary>Goes over to another flow, with all that is known, where the order is in one of these situations.</summary>
    public sealed record TurnTo(string Flow, ImmutableArray<OrderSituation> When) : FlowStep;

    /// <summary>Takes the question for the pages that fits how the order stands which an earlier call has read.</summary>
    /// <param name="Questions">The first situation that is the order's decides.</param>
    /// <param name="Otherwise">Whether the shopper's own question is taken where none of them is; else nothing is asked.</param>
    public sealed record ByState(ImmutableArray<(OrderSituation Situation, string Question)> Questions, bool Otherwise) : FlowStep;

    /// <summary>Calls a tool; skipped where it is not offered or a value for it is not known.</summary>
    /// <param name="Arguments">Argument names and texts; <c>{slot}</c> is the slot's value, <c>{slot?}</c> may be left out.</param>
    /// <param name="Next">Labels of answers by outcome; an outcome that is not named goes on with the next step.</param>
    public sealed record Call(
        string Tool,
        ImmutableSortedDictionary<string, string> Arguments,
        FrozenDictionary<CallOutcome, string> Next) : FlowStep;

    /// <summary>Says something and ends the flow.</summary>
    /// <param name="Label">The name by which calls lead here; null for an answer that is only reached in passing.</param>
    /// <param name="Suggest">Replies whose texts are shown as short replies to pick.</param>
    /// <param name="Offer">What "yes" would start next.</param>
    public sealed record Answer(
        string? Label, ImmutableArray<AnswerLine> Lines, ImmutableArray<string> Suggest, FlowOffer? Offer) : FlowStep;
}

internal abstract record AnswerLine
{
    private AnswerLine()
    {
    }

    /// <param name="Key">A reply.</param>
    public sealed record Say(string Key) : AnswerLine;

    /// <param name="Composer">The name of a part that puts what tools found into words.</param>
    public sealed record Compose(string Composer) : AnswerLine;
}

/// <param name="Flow">What "yes" starts.</param>
/// <param name="Ask">The reply that offers it.</param>
/// <param name="Reason">Why a person is needed, where the flow hands over.</param>
internal sealed record FlowOffer(string Flow, string Ask, string? Reason);

/// <summary>Under which condition a step is made; it is skipped otherwise.</summary>
internal enum StepCondition
{
    Always,

    /// <summary>The shopper speaks of an order of theirs and does not ask in general.</summary>
    Own,

    /// <summary>The shopper wants it done, and the tool that proposes it is there, or would be once they are known.</summary>
    Wanted,

    /// <summary>The shopper only asks about it, or the assistant could not do it.</summary>
    Asked,

    /// <summary>As for <see cref="Asked"/>, and where a wish comes from somebody of whom nothing is known yet.</summary>
    General,
}

internal enum CallOutcome
{
    Found,

    /// <summary>The call worked and there is nothing to tell: no passage answers, no product, no order.</summary>
    None,
    Refused,
}

/// <summary>Which of a shopper's orders a task can be about.</summary>
internal enum OrdersAmong
{
    /// <summary>Not delivered and not cancelled.</summary>
    Open,

    /// <summary>At least partly delivered.</summary>
    Delivered,

    /// <summary>With a return for money or a refund; all of them where none has any.</summary>
    Refunded,
    Any,
}
