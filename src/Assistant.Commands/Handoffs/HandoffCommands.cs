using System.CommandLine;
using System.Globalization;
using Assistant.Commands.Output;
using Assistant.Commands.Parsing;
using Assistant.Core.Handoffs;

namespace Assistant.Commands.Handoffs;

/// <summary><c>assistant ops handoffs …</c>: the queue of people, without a browser.</summary>
internal static class HandoffCommands
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime)
    {
        var json = CommonOptions.Json("Print an array of { id, conversation, queuedAt, attendant, packet }.");
        var command = new TaughtCommand(
            "handoffs",
            "Lists the conversations that wait for, or are with, a person; the longest waiting first.",
            "ops handoffs",
            "ops handoffs show H-1A2B3C4D",
            "ops handoffs reply H-1A2B3C4D \"Hello, I'm looking into it.\" --name Sanne",
            "ops handoffs close H-1A2B3C4D --outcome \"label sent by mail\"")
        {
            json,
            Show(io, runtime),
            Reply(io, runtime),
            Close(io, runtime),
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var product = await runtime.OpenAsync(cancellationToken);
            var rows = new List<HandoffRow>();
            foreach (var handoff in await product.Handoffs.ListOpenAsync(cancellationToken))
            {
                rows.Add(await HandoffRow.ReadAsync(product, handoff, cancellationToken));
            }

            await (parsed.GetValue(json)
                ? io.WriteLineAsync(CommandJson.Write(rows), cancellationToken)
                : Rendering.WriteTableAsync(
                    io, ["id", "since", "with", "reason", "question"],
                    rows.Select(row => (IReadOnlyList<string>)
                    [
                        row.Id.Value,
                        row.QueuedAt.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
                        row.Attendant,
                        $"{row.Packet.Reason}",
                        row.Packet.OpenQuestion,
                    ]),
                    cancellationToken));
            if (rows.Count is 0)
            {
                await io.TellAsync("Nobody is waiting.", cancellationToken);
            }

            return ExitCode.Good;
        });
        return command;
    }

    private static TaughtCommand Show(CommandIo io, IRuntimeProvider runtime)
    {
        var id = Id();
        var json = CommonOptions.Json("Print { id, conversation, queuedAt, attendant, packet, transcript }.");
        var command = new TaughtCommand(
            "show", "Shows a handoff's packet and its whole conversation.", "ops handoffs show H-1A2B3C4D")
        {
            id, json,
        };
        command.SetAction((parsed, cancellationToken) => new HandoffPage(io, runtime)
            .WriteAsync(IdOf(parsed.GetRequiredValue(id)), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static TaughtCommand Reply(CommandIo io, IRuntimeProvider runtime)
    {
        var id = Id();
        var text = new Argument<string>("text") { Description = "What the shopper reads, in quotes." };
        var name = new Option<string>("--name")
        {
            Description = "The name that the shopper sees beside it.",
            DefaultValueFactory = _ => "Support team",
        };
        var command = new TaughtCommand(
            "reply",
            "Answers the shopper. The first reply makes the conversation yours: the assistant is silent until you close it.",
            "ops handoffs reply H-1A2B3C4D \"Hello, I'm looking into it.\" --name Sanne")
        {
            id, text, name,
        };
        command.SetAction((parsed, cancellationToken) => new DeskWork(io, runtime).ReplyAsync(
            IdOf(parsed.GetRequiredValue(id)), parsed.GetValue(name) ?? "", parsed.GetRequiredValue(text), cancellationToken));
        return command;
    }

    private static TaughtCommand Close(CommandIo io, IRuntimeProvider runtime)
    {
        var id = Id();
        var outcome = new Option<string>("--outcome") { Description = "What became of it, for the shop's records.", Required = true };
        var command = new TaughtCommand(
            "close",
            "Closes a handoff. The shopper is told, and the assistant answers again.",
            "ops handoffs close H-1A2B3C4D --outcome \"label sent by mail\"")
        {
            id, outcome,
        };
        command.SetAction((parsed, cancellationToken) => new DeskWork(io, runtime)
            .CloseAsync(IdOf(parsed.GetRequiredValue(id)), parsed.GetRequiredValue(outcome), cancellationToken));
        return command;
    }

    private static Argument<string> Id() => new("id") { Description = "The handoff's id, as \"ops handoffs\" lists it." };

    private static HandoffId IdOf(string text) => HandoffId.TryParse(text.ToUpperInvariant(), out var id)
        ? id
        : throw new WrongUseException($"\"{text}\" is not the id of a handoff.");
}
