using System.CommandLine;
using System.Globalization;
using Assistant.Commands.Output;
using Assistant.Commands.Parsing;
using Assistant.Core.Actions;

namespace Assistant.Commands.Actions;

/// <summary><c>assistant ops actions</c>: intended writes, and what became of them.</summary>
internal static class ActionCommands
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(7);

    public static Command Create(CommandIo io, IRuntimeProvider runtime)
    {
        var id = new Argument<string?>("id") { Description = "An action's id; the recent ones if left out.", Arity = ArgumentArity.ZeroOrOne };
        var top = CommonOptions.Top();
        var json = CommonOptions.Json("Print an array of actions, or one with its history and steps.");
        var command = new TaughtCommand(
            "actions",
            "Lists the intended writes of the last seven days, the last changed first; or shows one with its decision and what followed from it.",
            "ops actions",
            "ops actions act-0123456789abcdef0123456789abcdef --json")
        {
            id, top, json, SettleCommand.Create(io, runtime),
        };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(id) is { } named
            ? new ActionPage(io, runtime).WriteAsync(IdOf(named), parsed.GetValue(json), cancellationToken)
            : ListAsync(io, runtime, parsed.GetValue(top), parsed.GetValue(json), cancellationToken));
        return command;
    }

    /// <exception cref="WrongUseException">It is no id of an action.</exception>
    public static ActionId IdOf(string text) => ActionId.TryParse(text.ToLowerInvariant(), out var id)
        ? id
        : throw new WrongUseException($"\"{text}\" is not the id of an action.");

    public static Task WriteTableAsync(CommandIo io, IEnumerable<ActionRow> rows, CancellationToken cancellationToken) => Rendering.WriteTableAsync(
        io,
        ["id", "proposed", "tool", "state", "order", "amount"],
        rows.Select(row => (IReadOnlyList<string>)
        [
            row.Id.Value, Time(row.ProposedAt), row.Tool, row.State, row.Order?.Value ?? "", row.Money(),
        ]),
        cancellationToken);

    public static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static async Task<int> ListAsync(CommandIo io, IRuntimeProvider runtime, int top, bool asJson, CancellationToken cancellationToken)
    {
        var product = await runtime.OpenAsync(cancellationToken);
        var listed = await product.Actions.ListRecentAsync(product.Time.GetUtcNow() - Recent, top, cancellationToken);
        var rows = await ActionRow.ReadAsync(product, listed, cancellationToken);
        await (asJson ? io.WriteLineAsync(CommandJson.Write(rows), cancellationToken) : WriteTableAsync(io, rows, cancellationToken));
        if (rows.Count is 0)
        {
            await io.TellAsync("Nothing was proposed in the last seven days.", cancellationToken);
        }

        return ExitCode.Good;
    }
}
