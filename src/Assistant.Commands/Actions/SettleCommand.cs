using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Assistant.Commands.Output;
using Assistant.Commands.Parsing;
using Assistant.Core.Actions;

namespace Assistant.Commands.Actions;

/// <summary><c>assistant ops actions settle</c>: a person of the shop says what became of an action that the shop did not tell of.</summary>
internal static class SettleCommand
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime)
    {
        var id = new Argument<string>("action") { Description = "The action's id, as \"ops actions\" shows it." };
        var done = new Option<bool>("--done") { Description = "The shop has carried it out: the shopper is told, and mailed where the shop's ledger has it." };
        var notDone = new Option<bool>("--not-done") { Description = "The shop has not carried it out: the shopper is told, and may ask for it again." };
        var by = ApprovalCommands.By("Who found out; never the shopper.");
        var note = new Option<string?>("--note") { Description = "How, for the record.", HelpName = "text" };
        var json = CommonOptions.Json("Print { action, state, ledger, result, message }.");
        var command = new TaughtCommand(
            "settle",
            "Shows what the shop's own ledger says of an action that went to a person (state escalated), and settles it with --done or --not-done.",
            "ops actions settle act-0123456789abcdef0123456789abcdef",
            "ops actions settle act-0123456789abcdef0123456789abcdef --not-done --by Sanne --note \"Not in the shop's list of returns.\"")
        {
            id, done, notDone, by, note, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var action = ActionCommands.IdOf(parsed.GetRequiredValue(id));
            bool? isDone = (parsed.GetValue(done), parsed.GetValue(notDone)) switch
            {
                (true, true) => throw new WrongUseException("Say --done or --not-done, not both."),
                (false, false) => null,
                (var isSo, _) => isSo,
            };
            var person = new Approver((parsed.GetValue(by) ?? "").Trim(), IsLocal: true, parsed.GetValue(note)?.Trim());
            var product = await runtime.OpenAsync(cancellationToken);
            var before = await product.Settlements.LookAsync(action, cancellationToken);
            if (before is not null && !parsed.GetValue(json))
            {
                await io.WriteLineAsync($"{Says(before.Shop)} Action {action} is {Name(before.Action.State)}.", cancellationToken);
            }

            var (word, message, exit) = before is null ? ("unknown", ActionPage.Unknown(action), ExitCode.Failed)
                : isDone is not { } verdict ? ("shown", "Nothing is settled: say --done or --not-done.", ExitCode.Good)
                : Text(action, verdict, person, await product.Settlements.SettleAsync(action, verdict, person, cancellationToken));
            if (parsed.GetValue(json))
            {
                var now = await product.Settlements.LookAsync(action, cancellationToken);
                var (state, ledger) = (now is null ? null : Name(now.Action.State), before is null ? null : $"{before.Shop.Says}");
                await io.WriteLineAsync(
                    CommandJson.Write(new { Action = action, State = state, Ledger = ledger is null ? null : JsonNamingPolicy.SnakeCaseLower.ConvertName(ledger), Result = word, Message = message }),
                    cancellationToken);
            }
            else
            {
                await io.TellAsync(message, cancellationToken);
            }

            return exit;
        });
        return command;
    }

    private static (string Word, string Message, int Exit) Text(ActionId action, bool isDone, Approver person, SettlementResult result) => result switch
    {
        SettlementResult.Done(var shop) => ("done", $"Settled as {Verdict(isDone)} by {person.Name}. {Alone(shop, isDone)}{ApprovalCommands.Local}", ExitCode.Good),
        SettlementResult.Already(var by) => ("already", $"Action {action} was settled as {Verdict(isDone)} by {by.Name} before. Nothing was changed.", ExitCode.Good),
        SettlementResult.Unknown => ("unknown", ActionPage.Unknown(action), ExitCode.Failed),
        SettlementResult.NotOpen(ActionState.Settled(var by, var other)) => ("not_open", $"Action {action} was settled as {Verdict(other)} by {by.Name} before. That stays.", ExitCode.Failed),
        SettlementResult.NotOpen(var state) => ("not_open", $"Action {action} is not with a person: it is {Name(state)}. Only what is escalated can be settled.", ExitCode.Failed),
        SettlementResult.Contradicted(var shop) => ("contradicted", $"{Says(shop)} That decides: settle it as {Verdict(!isDone)}.", ExitCode.Failed),
        SettlementResult.Refused(var why) => ("refused", why, ExitCode.Failed),
        _ => throw new UnreachableException(),
    };

    private static string Says(LedgerAnswer shop) => shop switch
    {
        { Says: LedgerSays.Done, Receipt: { } receipt } =>
            $"The shop's ledger: carried out {ActionCommands.Time(receipt.At)}{(receipt.Return is { } opened ? $", return {opened}" : "")}.",
        { Says: LedgerSays.NotDone } => "The shop's ledger: nothing was carried out under this id.",
        _ => "The shop's ledger does not answer.",
    };

    private static string Alone(LedgerAnswer shop, bool isDone) => shop.Says is not LedgerSays.Nothing ? ""
        : isDone ? "The shop does not answer, so that your word alone counts and no mail goes out. "
        : "The shop does not answer, so that your word alone counts. ";

    private static string Verdict(bool isDone) => isDone ? "done" : "not done";

    private static string Name(ActionState state) => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.GetType().Name);
}
