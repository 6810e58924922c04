using System.CommandLine;
using Assistant.Commands.Output;
using Assistant.Commands.Parsing;
using Assistant.Core.Conversations;
using Assistant.Evals.Recording;

namespace Assistant.Commands.Evals;

/// <summary><c>assistant eval record</c>: what happened once becomes a case.</summary>
internal static class EvalRecordCommand
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime)
    {
        var conversation = new Argument<string>("conversation id") { Description = "As \"chat --json\" and \"ops handoffs --json\" print it." };
        var suite = new Option<string>("--suite") { Description = "The suite to put the case into.", HelpName = "name", Required = true };
        var id = new Option<string>("--id") { Description = "The id of the case: lower-case words with hyphens.", HelpName = "id", Required = true };
        var folder = CaseLibrary.FolderOption();
        var json = CommonOptions.Json("Print { id, suite, path, lookAt: [...] }.");
        var command = new TaughtCommand(
            "record",
            "Drafts a case from a conversation of the data folder. Secrets, mail addresses, phone numbers and codes are replaced; you read the rest and write the purpose.",
            "eval record Vx1iGcQ0SWuUJ5mX2ZkT7A --suite regression --id refund-after-exchange")
        {
            conversation, suite, id, folder, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (named, caseId) = (parsed.GetRequiredValue(conversation), parsed.GetRequiredValue(id));
            if (!ConversationId.TryParse(named, out var key))
                throw new WrongUseException($"\"{named}\" is not the id of a conversation, which has 22 letters, digits, hyphens and underscores.");

            var product = await runtime.OpenAsync(cancellationToken);
            var events = await product.Store.ReadAsync(key, 0, cancellationToken);
            if (events.Count is 0)
            {
                await io.TellAsync($"There is no conversation {named} in {runtime.Configuration.DataFolder}.", cancellationToken);
                return ExitCode.Failed;
            }

            var recorded = Recorded(caseId, events);
            var path = CaseLibrary.Open(io, runtime.Configuration, parsed.GetValue(folder)).Add(parsed.GetRequiredValue(suite), caseId, recorded.Text);
            if (parsed.GetValue(json))
                await io.WriteLineAsync(CommandJson.Write(new { Id = caseId, Suite = parsed.GetRequiredValue(suite), Path = path, recorded.LookAt }), cancellationToken);
            else
                await io.TellAsync($"Wrote {path}. No run takes it before you have written its purpose. Look at:\n{string.Join('\n', recorded.LookAt.Select(line => $"  - {line}"))}", cancellationToken);

            return ExitCode.Good;
        });
        return command;
    }

    private static RecordedCase Recorded(string id, IReadOnlyList<ConversationEvent> events)
    {
        try
        {
            return RecordedCase.Of(id, events);
        }
        catch (ArgumentException)
        {
            throw new WrongUseException("No shopper wrote to the assistant in this conversation; there is nothing to play.");
        }
    }
}
