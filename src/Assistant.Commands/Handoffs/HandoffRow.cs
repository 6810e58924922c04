using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Hosting;

namespace Assistant.Commands.Handoffs;

/// <param name="Attendant"><c>queued</c> or <c>person</c>; <c>assistant</c> once it is closed.</param>
internal sealed record HandoffRow(HandoffId Id, ConversationId Conversation, DateTimeOffset QueuedAt, string Attendant, Packet Packet)
{
    public static async Task<HandoffRow> ReadAsync(AssistantRuntime product, Handoff handoff, CancellationToken cancellationToken)
    {
        var conversation = await product.Conversations.FindAsync(handoff.Conversation, cancellationToken);
        return new HandoffRow(
            handoff.Id, handoff.Conversation, handoff.QueuedAt, $"{conversation?.Attendant}".ToLowerInvariant(), handoff.Packet);
    }
}
