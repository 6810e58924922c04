using System.CommandLine;
using Assistant.Commands.Output;
using Assistant.Commands.Parsing;
using Assistant.Core.Audit;

namespace Assistant.Commands.Audit;

/// <summary><c>assistant audit …</c>: whether the record of what was changed is still what was written.</summary>
internal static class AuditCommands
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime) => new("audit", "Looks after the record of everything that was changed.")
    {
        Verify(io, runtime),
    };

    private static TaughtCommand Verify(CommandIo io, IRuntimeProvider runtime)
    {
        var json = CommonOptions.Json("Print { good, records, checkpoints, firstBroken, fault, message }.");
        var command = new TaughtCommand(
            "verify",
            "Checks every record of the audit and its checkpoints, and says where the first one is that is not as it was written. Changes nothing.",
            "audit verify",
            "audit verify --json")
        {
            json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var product = await runtime.OpenAsync(cancellationToken);
            var verdict = await product.Audit.VerifyAsync(cancellationToken);
            var message = Message(verdict);
            await io.WriteLineAsync(
                parsed.GetValue(json)
                    ? CommandJson.Write(new
                    {
                        Good = verdict.Break is null,
                        verdict.Records,
                        verdict.Checkpoints,
                        FirstBroken = verdict.Break?.Number,
                        Fault = verdict.Break?.What,
                        Message = message,
                    })
                    : message,
                cancellationToken);
            if (!product.Audit.IsHealthy)
            {
                await io.TellAsync("Checkpoints cannot be written right now, so no change is begun. See Audit:CheckpointPath.", cancellationToken);
            }

            return verdict.Break is null ? ExitCode.Good : ExitCode.Failed;
        });
        return command;
    }

    private static string Message(AuditVerdict verdict) => verdict.Break switch
    {
        null => $"The audit is whole: {verdict.Records} records, {verdict.Checkpoints} checkpoints.",
        { What: AuditTamper.Checkpoint, Number: var line } =>
            $"The audit is broken: line {line} of the checkpoints was changed, or was written under another key. {Counts(verdict)}",
        { What: var what, Number: var number } => $"The audit is broken at record {number}: {Text(what)}. {Counts(verdict)}",
    };

    private static string Counts(AuditVerdict verdict) => $"Read {verdict.Records} records and {verdict.Checkpoints} checkpoints.";

    private static string Text(AuditTamper what) => what switch
    {
        AuditTamper.Edited => "it holds something else than was written",
        AuditTamper.Missing => "it is missing, and perhaps others behind it",
        AuditTamper.Inserted => "what stands there was never written by this product",
        AuditTamper.Reordered => "what stands there was written at another place",
        AuditTamper.Truncated => "a checkpoint knows of it, and the records end before it",
        AuditTamper.Restamped => "from there on the records are not those that were written first: they were made under another key, or anew since a checkpoint",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
