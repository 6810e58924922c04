using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Assistant.Commands.Output;
using Assistant.Commands.Parsing;
using Assistant.Evals.Cases;
using Assistant.Evals.Checks;
using Assistant.Evals.Recordings;
using Assistant.Evals.Reports;
using Assistant.Evals.Running;
using Assistant.Evals.Stages;
using Assistant.Hosting;

namespace Assistant.Commands.Evals;

/// <summary><c>assistant eval run</c>: plays suites, compares with a baseline and says whether the gate is open.</summary>
internal static class EvalRunCommand
{
    private const string DefaultFolder = "evals";
    private const string DefaultBaseline = "main";

    public static Command Create(CommandIo io, IRuntimeProvider runtime)
    {
        var options = new EvalRunOptions();
        var command = new TaughtCommand(
            "run",
            "Plays the cases of a folder and scores them. Exit code 1 where the gate stays shut.",
            "eval run",
            "eval run evals/policy",
            "eval run --suite smoke,regression",
            "eval run --case return-window-passed --repeat 8",
            "eval run --save-baseline main",
            "eval run --suite smoke --record recordings",
            "eval run --suite smoke --replay recordings");
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(io, runtime, options.Read(parsed), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandIo io, IRuntimeProvider runtime, EvalRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await PlayAsync(io, runtime, request, cancellationToken);
        }
        catch (InvalidDataException fault)
        {
            // A page, a prompt or a flow that cannot be read: the message names file, line and what to do.
            throw new WrongUseException(fault.Message);
        }
    }

    private static async Task<int> PlayAsync(CommandIo io, IRuntimeProvider runtime, EvalRequest request, CancellationToken cancellationToken)
    {
        var configuration = runtime.Configuration;
        var cases = Cases(io, configuration, request);
        var folder = new RunFolder(request.Out is { } named ? io.PathOf(named) : Path.Combine(configuration.DataFolder, "evals", "last"));
        var finished = request.Resume ? folder.Unfinished() : [];
        await using var progress = folder.BeginProgress(request.Resume);
        var bar = new ProgressLine(io, cases.Length);
        var (run, timings) = await EvalRunner.RunAsync(
            new EvalPlan
            {
                Cases = cases,
                Stage = new StageOptions
                {
                    Settings = configuration.Settings,
                    Roots = configuration.Roots,
                    CacheFolder = Path.Combine(configuration.DataFolder, "evals", "cache"),
                    Brain = request.Replay is { } replayed ? new RecordedBrain(io.PathOf(replayed)) : null,
                    Wrap = request.Record is { } recorded ? new PartWrappers { Brain = brain => new RecordingBrain(brain, io.PathOf(recorded)) } : new PartWrappers(),
                },
                Repeats = request.Repeat,
                Parallel = request.Parallel ?? Environment.ProcessorCount,
                Seed = request.Seed,
                Finished = finished,
                Progress = score =>
                {
                    RunFolder.Keep(progress, score);
                    bar.Tell(score);
                },
            },
            cancellationToken);
        await progress.DisposeAsync();
        bar.End();

        var baseline = BaselineOf(configuration, request);
        var comparison = baseline is null ? null : Comparison.Of(baseline, run);
        var misses = GateOf(configuration).Misses(run, comparison);
        folder.Finish(run, timings);
        await new RunReport
        {
            Run = run,
            Timings = timings,
            Misses = misses,
            Beside = baseline is null ? null : new ComparedRun(request.Baseline ?? DefaultBaseline, baseline, comparison!),
        }.WriteAsync(folder);
        if (request.SaveBaseline is { } name)
            File.Copy(Path.Combine(folder.Path, RunFolder.ResultsFile), PathOfBaseline(configuration, name, mustExist: false), overwrite: true);

        if (request.Json)
        {
            await io.WriteLineAsync(await File.ReadAllTextAsync(Path.Combine(folder.Path, RunFolder.ResultsFile), cancellationToken), cancellationToken);
        }
        else
        {
            foreach (var line in TerminalReport.Lines(run, timings, comparison, misses))
                await io.WriteLineAsync(TerminalText.Clean(line), cancellationToken);
        }

        await io.TellAsync($"The whole run is in {folder.Path}; open {RunReport.PageFile} there in a browser.", cancellationToken);
        return misses.IsEmpty ? ExitCode.Good : ExitCode.Failed;
    }

    private static ImmutableArray<CaseFile> Cases(CommandIo io, HostConfiguration configuration, EvalRequest request)
    {
        var folder = request.Folder is { } named ? io.PathOf(named) : configuration.Roots.Resolve(DefaultFolder);
        if (!Directory.Exists(folder) && !File.Exists(folder))
            throw new WrongUseException($"There is no folder {folder}. Name a folder of cases, such as {DefaultFolder}.");

        var (all, faults) = EvalSuites.Read(folder);
        if (!faults.IsEmpty)
            throw new WrongUseException($"Some cases cannot be used:\n{string.Join('\n', faults)}");

        var wanted = all.Where(file => (request.Suites.IsEmpty || request.Suites.Contains(file.Suite)) && (request.CaseIds.IsEmpty || request.CaseIds.Contains(file.Case.Id))).ToImmutableArray();
        return wanted.IsEmpty
            ? throw new WrongUseException($"No case of {folder} fits. Suites: {string.Join(", ", all.Select(file => file.Suite).Distinct())}.")
            : wanted;
    }

    private static Gate GateOf(HostConfiguration configuration) =>
        configuration.Roots.Resolve(Path.Combine(DefaultFolder, Gate.FileName)) is var path && File.Exists(path) ? ReadOrTell(() => Gate.Read(path)) : new Gate();

    private static EvalRun? BaselineOf(HostConfiguration configuration, EvalRequest request) => request.Baseline switch
    {
        "none" => null,
        null when !File.Exists(PathOfBaseline(configuration, DefaultBaseline, mustExist: false)) => null,
        var name => ReadOrTell(() => RunFolder.Read(PathOfBaseline(configuration, name ?? DefaultBaseline, mustExist: true))),
    };

    private static string PathOfBaseline(HostConfiguration configuration, string name, bool mustExist)
    {
        var folder = Directory.CreateDirectory(configuration.Roots.Resolve(Path.Combine(DefaultFolder, "baselines")));
        var path = Path.Combine(folder.FullName, $"{name}.json");
        return name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.'))
            ? throw new WrongUseException($"\"{name}\" is no name of a baseline; use letters, digits, dots and hyphens.")
            : mustExist && !File.Exists(path)
            ? throw new WrongUseException($"There is no baseline \"{name}\". Make one with --save-baseline {name}, or use --baseline none.")
            : path;
    }

    private static T ReadOrTell<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException fault)
        {
            throw new WrongUseException(fault.Message);
        }
    }

    /// <summary>How far a run is: rewritten in place on a terminal, one line for each case that does not pass elsewhere.</summary>
    private sealed class ProgressLine(CommandIo io, int of)
    {
        private int _done;
        private int _notPassed;

        public void Tell(CaseScore score)
        {
            _done++;
            _notPassed += score.Outcome is CheckOutcome.Passed ? 0 : 1;
            if (io.IsTerminal)
                io.Err.Write(string.Create(CultureInfo.InvariantCulture, $"\r{_done} of {of}, {_notPassed} not passed "));
        }

        public void End()
        {
            if (io.IsTerminal)
                io.Err.WriteLine();
        }
    }
}
