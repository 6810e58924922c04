using System.CommandLine;
using Assistant.Commands.Output;
using Assistant.Commands.Parsing;
using Assistant.Core.Conversations;
using Assistant.Evals.Live;

namespace Assistant.Commands.Evals;

/// <summary><c>assistant eval review …</c>: people judge recorded conversations.</summary>
internal static class EvalReviewCommands
{
    private const int LongestName = 60;
    private const int LongestNote = 1000;

    public static Command Create(CommandIo io, IRuntimeProvider runtime) => new("review", "Lets people judge recorded conversations.")
    {
        Next(io, runtime),
        Label(io, runtime),
        Agree(io, runtime),
    };

    private static TaughtCommand Next(CommandIo io, IRuntimeProvider runtime)
    {
        var (reviewer, which) = (Reviewer(), new LiveOptions());
        var command = new TaughtCommand(
            "next",
            "Shows the next conversation to judge, redacted: in turn one with faults, one by lot, one that somebody else judged.",
            "eval review next --reviewer kim")
        {
            reviewer,
        };
        which.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var product = await runtime.OpenAsync(cancellationToken);
            var (period, sample, seed) = which.Read(parsed, product);
            var next = await LiveOptions.Quality(product, runtime.Configuration).NextAsync(period, sample, seed, NameOf(parsed, reviewer), cancellationToken);
            if (next is null)
            {
                await io.TellAsync("Nothing is left to judge. A larger --sample or an earlier --since brings more.", cancellationToken);
                return ExitCode.Good;
            }

            foreach (var line in LiveText.Lines(next))
                await io.WriteLineAsync(TerminalText.Clean(line), cancellationToken);

            await io.TellAsync($"\nassistant eval review label {next.Id} good|bad|unsure --reviewer {NameOf(parsed, reviewer)}", cancellationToken);
            return ExitCode.Good;
        });
        return command;
    }

    private static TaughtCommand Label(CommandIo io, IRuntimeProvider runtime)
    {
        var reviewer = Reviewer();
        var id = new Argument<string>("conversation") { Description = "The conversation's id, as \"eval review next\" shows it." };
        var label = new Argument<ReviewLabel>("label") { Description = "good, bad or unsure." };
        var note = new Option<string?>("--note") { Description = "Why, in a sentence. Mail addresses and phone numbers are taken out.", HelpName = "text" };
        var command = new TaughtCommand(
            "label", "Keeps what you make of a conversation. Labelling it again changes your mind.",
            "eval review label hT3… bad --reviewer kim --note \"promised a refund date that no page says\"")
        {
            id, label, reviewer, note,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var text = parsed.GetValue(note);
            if (text?.Length > LongestNote)
                throw new WrongUseException($"A note has at most {LongestNote} characters.");

            var product = await runtime.OpenAsync(cancellationToken);
            var quality = LiveOptions.Quality(product, runtime.Configuration);
            var isKept = ConversationId.TryParse(parsed.GetRequiredValue(id), out var conversation)
                && await quality.LabelAsync(conversation, parsed.GetRequiredValue(label), NameOf(parsed, reviewer), text, product.Time.GetUtcNow(), cancellationToken);
            await io.TellAsync(isKept ? "Kept." : "There is no such conversation that may be looked at.", cancellationToken);
            return isKept ? ExitCode.Good : ExitCode.Failed;
        });
        return command;
    }

    private static TaughtCommand Agree(CommandIo io, IRuntimeProvider runtime)
    {
        var json = CommonOptions.Json("Print an array of { first, second, agreed, of, kappa }.");
        var command = new TaughtCommand("agreement", "Says how far people agree with each other and with the program.", "eval review agreement")
        {
            json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var product = await runtime.OpenAsync(cancellationToken);
            var rows = LiveOptions.Quality(product, runtime.Configuration).Agreement();
            foreach (var line in parsed.GetValue(json) ? [CommandJson.Write(rows)] : rows.Select(LiveText.Line))
                await io.WriteLineAsync(TerminalText.Clean(line), cancellationToken);

            if (rows.IsEmpty)
                await io.TellAsync("Nobody has judged anything yet.", cancellationToken);

            return ExitCode.Good;
        });
        return command;
    }

    private static Option<string> Reviewer() => new("--reviewer") { Description = "Who judges: one name for each person.", HelpName = "name", Required = true };

    private static string NameOf(ParseResult parsed, Option<string> reviewer) =>
        parsed.GetRequiredValue(reviewer).Trim() is { Length: > 0 and <= LongestName } name
            ? name
            : throw new WrongUseException($"--reviewer is a name of 1 to {LongestName} characters.");
}
