using System.CommandLine;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Intents;
using Assistant.Commands.Output;
using Assistant.Commands.Parsing;

namespace Assistant.Commands.Understand;

/// <summary><c>assistant understand</c>: what the built-in brain makes of texts, line by line. Needs no data.</summary>
internal static class UnderstandCommand
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime)
    {
        var examples = new Option<string?>("--examples")
        {
            Description = "Learn from this file of { \"text\", \"intent\" } lines instead of prompts/intents; \"out_of_scope\" examples teach what to reject.",
            HelpName = "file",
        };
        var command = new TaughtCommand(
            "understand",
            "Reads { \"id\", \"text\" } lines and writes { \"id\", \"intent\", \"best\", \"confidence\", \"slots\" } lines: what the built-in brain understands.",
            "understand < questions.jsonl",
            "understand --examples train.jsonl < test.jsonl")
        {
            examples,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var classifier = await TrainAsync(io, runtime, parsed.GetValue(examples), cancellationToken);
            return await new UnderstandLines(io, classifier, TimeProvider.System).RunAsync(cancellationToken);
        });
        return command;
    }

    private static async Task<IntentClassifier> TrainAsync(
        CommandIo io, IRuntimeProvider runtime, string? file, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return IntentClassifier.Train(await DefaultExamplesAsync(io, runtime, cancellationToken), cancellationToken);
        }

        try
        {
            return IntentClassifier.Train(await ExampleFile.ReadAsync(io, file, cancellationToken), cancellationToken);
        }
        catch (ArgumentException)
        {
            throw new WrongUseException($"{file} has only out-of-scope examples; add some that have an intent.");
        }
    }

    private static async Task<IReadOnlyList<IntentExample>> DefaultExamplesAsync(
        CommandIo io, IRuntimeProvider runtime, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(runtime.Configuration.PromptFolder, "intents");
        try
        {
            var set = await IntentExamples.LoadAsync(folder, cancellationToken);
            foreach (var fault in set.Faults)
            {
                await io.TellAsync($"{Path.Combine(folder, fault.File)}:{fault.Line} {fault.Problem}", cancellationToken);
            }

            return set.Examples;
        }
        catch (DirectoryNotFoundException)
        {
            throw new WrongUseException($"There is no folder {folder} with intent examples. Set Prompts:Path, or give --examples.");
        }
    }
}
