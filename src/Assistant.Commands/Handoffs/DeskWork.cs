using System.Diagnostics;
using Assistant.Core.Handoffs;

namespace Assistant.Commands.Handoffs;

/// <summary>What a person does with a handoff, and what they are told of it.</summary>
internal sealed class DeskWork(CommandIo io, IRuntimeProvider runtime)
{
    public static string UnknownHandoff(HandoffId id) => $"There is no handoff {id}. See assistant ops handoffs.";

    public async Task<int> ReplyAsync(HandoffId id, string name, string text, CancellationToken cancellationToken)
    {
        var desk = await OpenDeskAsync(cancellationToken);
        return await TellAsync(
            id,
            await desk.ReplyAsync(id, name, text, cancellationToken),
            $"Sent. The assistant is silent in this conversation until you close {id}.",
            cancellationToken);
    }

    public async Task<int> CloseAsync(HandoffId id, string outcome, CancellationToken cancellationToken)
    {
        var desk = await OpenDeskAsync(cancellationToken);
        return await TellAsync(
            id, await desk.CloseAsync(id, outcome, cancellationToken), $"Closed {id}. The assistant answers again.", cancellationToken);
    }

    private async Task<HandoffDesk> OpenDeskAsync(CancellationToken cancellationToken)
    {
        var product = await runtime.OpenAsync(cancellationToken);
        return new HandoffDesk(product.Handoffs, product.Conversations, product.Knowledge, product.Limits, product.Time);
    }

    private async Task<int> TellAsync(HandoffId id, DeskResult result, string done, CancellationToken cancellationToken)
    {
        var (message, exit) = result switch
        {
            DeskResult.Done => (done, ExitCode.Good),
            DeskResult.Unknown => (UnknownHandoff(id), ExitCode.Failed),
            DeskResult.Closed => ($"Handoff {id} is closed already; nothing was sent.", ExitCode.Failed),
            DeskResult.Refused(var reason) => (reason, ExitCode.WrongUse),
            _ => throw new UnreachableException(),
        };
        await io.TellAsync(message, cancellationToken);
        return exit;
    }
}
