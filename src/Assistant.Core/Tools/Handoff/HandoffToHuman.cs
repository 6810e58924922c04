using System.ComponentModel;
using System.Text.Json.Nodes;
using Assistant.Core.Handoffs;
using Assistant.Core.Identity;

namespace Assistant.Core.Tools.Handoff;

/// <summary>Queues the conversation for a person. Everything but reason and question is put into the packet by code.</summary>
public sealed class HandoffToHuman : ITool<HandoffToHuman.Arguments>
{
    public sealed record Arguments(
        [property: Description("Why a person is needed.")] HandoffReason Reason,
        [property: Description("What the shopper still wants to know or have done, in one sentence.")] ShortText? Question = null);

    public static ToolContract Contract { get; } = new(
        "handoff_to_human",
        ToolEffect.Control,
        IdentityLevel.None,
        "Support lead",
        "Puts the conversation into the queue for a person of the shop, with the whole history.",
        "Passing this on to a person");

    public Task<ToolResult> RunAsync(Arguments arguments, ToolContext context, CancellationToken cancellationToken) =>
        Task.FromResult<ToolResult>(new ToolResult.Found(new JsonObject
        {
            // Queued with this turn's commit: the brain may say so, because its text is stored with it or not at all.
            ["status"] = context.Conversation.Handoff is null ? "queued" : "already_queued",
        })
        {
            Effect = new ControlEffect.HandOff(arguments.Reason, arguments.Question?.Value),
        });
}
