using System.CommandLine;
using System.Diagnostics;
using Assistant.Commands.Output;
using Assistant.Commands.Parsing;
using Assistant.Core.Actions;

namespace Assistant.Commands.Actions;

/// <summary><c>assistant ops approvals …</c>: a person of the shop decides on what a rule leaves to people.</summary>
internal static class ApprovalCommands
{
    /// <summary>What is said of every decision that is made here.</summary>
    public const string Local = "Said by whoever may open the data folder: this proves no second person.";

    public static Command Create(CommandIo io, IRuntimeProvider runtime)
    {
        var command = new TaughtCommand(
            "approvals",
            "Lists the actions that wait for a person's approval, the longest waiting first; approves or refuses one.",
            "ops approvals list",
            "ops approvals approve act-0123456789abcdef0123456789abcdef --by Sanne",
            "ops approvals refuse act-0123456789abcdef0123456789abcdef --by Sanne --note \"The lamp is not one of ours.\"")
        {
            Lists(new TaughtCommand("list", "Lists the actions that wait, the longest waiting first.", "ops approvals list --json"), io, runtime),
            Decide(io, runtime, "approve", "Approves an action: it is carried out once everything has been checked anew.", "Approved"),
            Decide(io, runtime, "refuse", "Refuses an action: nothing is changed, and the shopper is told.", "Refused"),
        };
        return Lists(command, io, runtime);
    }

    /// <summary>Whose name the record keeps.</summary>
    public static Option<string> By(string description) => new("--by")
    {
        Description = description,
        HelpName = "name",
        DefaultValueFactory = _ => Environment.UserName,
    };

    private static TaughtCommand Lists(TaughtCommand command, CommandIo io, IRuntimeProvider runtime)
    {
        var json = CommonOptions.Json("Print an array of actions.");
        command.Add(json);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var product = await runtime.OpenAsync(cancellationToken);
            var rows = await ActionRow.ReadAsync(
                product, await product.Actions.ListWaitingForApprovalAsync(cancellationToken), cancellationToken);
            await (parsed.GetValue(json)
                ? io.WriteLineAsync(CommandJson.Write(rows), cancellationToken)
                : ActionCommands.WriteTableAsync(io, rows, cancellationToken));
            if (rows.Count is 0)
            {
                await io.TellAsync("Nothing waits for approval.", cancellationToken);
            }

            return ExitCode.Good;
        });
        return command;
    }

    private static TaughtCommand Decide(CommandIo io, IRuntimeProvider runtime, string verb, string description, string done)
    {
        var id = new Argument<string>("action") { Description = "The action's id, as \"ops approvals list\" shows it." };
        var by = By("Who decides; never the shopper.");
        var note = new Option<string?>("--note")
        {
            Description = verb is "refuse" ? "Why, for the record; the shopper reads it." : "Why, for the record.",
            HelpName = "text",
        };
        var json = CommonOptions.Json("Print { action, result, message }.");
        var command = new TaughtCommand(verb, description, $"ops approvals {verb} act-0123456789abcdef0123456789abcdef --by Sanne") { id, by, note, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var action = ActionCommands.IdOf(parsed.GetRequiredValue(id));
            var approver = new Approver((parsed.GetValue(by) ?? "").Trim(), IsLocal: true, parsed.GetValue(note)?.Trim());
            var product = await runtime.OpenAsync(cancellationToken);
            var result = verb is "approve"
                ? await product.Approvals.ApproveAsync(action, approver, cancellationToken)
                : await product.Approvals.RefuseAsync(action, approver, cancellationToken);
            var (word, message, exit) = result switch
            {
                ApprovalResult.Done => ("done", $"{done} as {approver.Name}. {Local}", ExitCode.Good),
                ApprovalResult.Unknown => ("unknown", ActionPage.Unknown(action), ExitCode.Failed),
                ApprovalResult.NotWaiting(var state) => ("not_waiting", $"Action {action} waits for nobody: it is {state}.", ExitCode.Failed),
                ApprovalResult.Refused(var why) => ("refused", why, ExitCode.Failed),
                _ => throw new UnreachableException(),
            };
            if (parsed.GetValue(json))
            {
                await io.WriteLineAsync(CommandJson.Write(new { Action = action, Result = word, Message = message }), cancellationToken);
            }
            else
            {
                await io.TellAsync(message, cancellationToken);
            }

            return exit;
        });
        return command;
    }
}
