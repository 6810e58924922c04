using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Core.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Assistant.Core.Turns;

/// <summary>A tool as it is offered to the brain in one turn: every call passes the same gates and leaves a record.</summary>
internal sealed class TurnTool(Tool tool, Turn turn, ILogger logger) : AIFunction
{
    public override string Name => tool.Contract.Name;

    public override string Description => tool.Contract.Description;

    public override JsonElement JsonSchema => tool.Schema;

    public string Progress => tool.Contract.Progress;

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var result = await RunAsync(arguments, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var outcome = result switch
        {
            ToolResult.Found => "found",
            ToolResult.Planned => "proposed",
            _ => "refused",
        };
        turn.ToolCalls.Add(new ToolCallRecord(Name, outcome, elapsed));
        logger.ToolCalled(Name, outcome, elapsed);
        return Note(result);
    }

    private async Task<ToolResult> RunAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        // Offered tools fit the identity already; this holds even if a wrapper offered one that does not.
        if (tool.Contract.Identity > turn.Identity.Level)
        {
            return new ToolResult.Refused("This tool needs a shopper who is signed in or has proved the order.");
        }

        if (tool is WriteTool && turn.Planned is not null)
        {
            return new ToolResult.Refused("Not executed: one change at a time. The shopper decides about the first one now.");
        }

        return AsJson(arguments) is { } json
            // A part that does not hear its token must not hold the turn; what it finds later is not noted.
            ? await tool.RunAsync(json, turn.Context, cancellationToken).WaitAsync(cancellationToken)
            : new ToolResult.Refused("The arguments are not valid JSON; see the schema.");
    }

    /// <summary>Keeps for the turn what must not depend on the brain, and gives the brain its part.</summary>
    private JsonObject Note(ToolResult result)
    {
        switch (result)
        {
            case ToolResult.Found found:
                turn.Orders.AddRange(found.Orders);
                if (!found.Cards.IsEmpty)
                {
                    turn.Cards.Add((Name, found.Cards));
                }

                turn.GuestCheck = found.Effect as ControlEffect.StartGuestCheck ?? turn.GuestCheck;
                turn.HandOff = found.Effect as ControlEffect.HandOff ?? turn.HandOff;
                return found.Data;
            case ToolResult.Planned(var write):
                turn.Planned = write;
                return new JsonObject { ["status"] = "shown_to_the_shopper" };
            case ToolResult.Refused refused:
                turn.Orders.AddRange(refused.Orders);
                var answer = new JsonObject { ["refused"] = refused.Explanation };
                if (refused.Decision is { } decision)
                {
                    answer["decision"] = decision;
                }

                return answer;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>A call's arguments as JSON; null where a brain made something of them that JSON cannot hold, such as NaN.</summary>
    public static JsonElement? AsJson(IDictionary<string, object?>? arguments)
    {
        try
        {
            return JsonSerializer.SerializeToElement(arguments ?? new Dictionary<string, object?>(), AIJsonUtilities.DefaultOptions);
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}

internal static partial class TurnLog
{
    [LoggerMessage(LogLevel.Information, "Tool {Tool} {Outcome} after {Elapsed}")]
    public static partial void ToolCalled(this ILogger logger, string tool, string outcome, TimeSpan elapsed);

    [LoggerMessage(LogLevel.Information, "Turn {Turn} of {Conversation} ended as {Outcome} after {Elapsed}")]
    public static partial void TurnEnded(
        this ILogger logger, Guid turn, Conversations.ConversationId conversation, string outcome, TimeSpan elapsed);

    [LoggerMessage(LogLevel.Information, "Turn {Turn} of {Conversation} is marked {Marks}")]
    public static partial void TurnMarked(
        this ILogger logger, Guid turn, Conversations.ConversationId conversation, string marks);

    [LoggerMessage(LogLevel.Error, "Turn {Turn} of {Conversation} met a fault: {Fault}")]
    public static partial void TurnFaulted(
        this ILogger logger, Guid turn, Conversations.ConversationId conversation, string fault);

    [LoggerMessage(LogLevel.Error, "{Conversation} cannot be read, so what was asked in it stays unanswered; the others go on")]
    public static partial void ConversationUnreadable(this ILogger logger, Conversations.ConversationId conversation);

    [LoggerMessage(LogLevel.Error, "The turn of {Conversation} could not be stored: {Fault}; it is tried again")]
    public static partial void TurnNotStored(this ILogger logger, Conversations.ConversationId conversation, string fault);
}
