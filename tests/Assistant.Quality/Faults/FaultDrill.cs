using System.Collections.Immutable;
using Assistant.Evals.Cases;
using Assistant.Evals.Checks;
using Assistant.Evals.Running;
using Assistant.Evals.Stages;
using Assistant.Hosting;

namespace Assistant.Quality.Faults;

/// <summary>Plants every fault in turn and plays cases until one turns red. A fault that no case notices fails the drill.</summary>
internal static class FaultDrill
{
    /// <param name="named">Only the faults whose names hold one of these texts; none: all.</param>
    /// <returns>0 when every fault was noticed, else 1.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> named, TextWriter output, CancellationToken cancellationToken)
    {
        var (cases, faults) = EvalSuites.Read(Path.Combine(TestData.Repository, "evals"));
        if (!faults.IsEmpty)
            throw new InvalidDataException(string.Join('\n', faults));

        var folder = Directory.CreateTempSubdirectory("assistant-faults-");
        try
        {
            var sound = Options(folder, TestData.Repository);
            var (run, _) = await EvalRunner.RunAsync(new EvalPlan { Cases = cases, Stage = sound }, cancellationToken);
            var passing = run.Cases.Where(score => score.Outcome is CheckOutcome.Passed).Select(score => score.Id).ToHashSet();
            ImmutableArray<CaseFile> green = [.. cases.Where(file => passing.Contains(file.Case.Id))];
            await output.WriteLineAsync($"{green.Length} of {cases.Length} cases pass on the product as it is.");
            var missed = 0;
            ImmutableArray<PlantedFault> faultsToPlant = [.. FaultList.All.Where(fault => named.Count is 0 || named.Any(words => fault.Name.Contains(words, StringComparison.OrdinalIgnoreCase)))];
            foreach (var fault in faultsToPlant)
            {
                var caught = await PlantAsync(fault, folder, green, cancellationToken);
                missed += caught is null ? 1 : 0;
                await output.WriteLineAsync($"{(caught is null ? "MISSED" : "noticed"),-8} {fault.Name,-62} {caught}");
            }

            await output.WriteLineAsync($"{faultsToPlant.Length - missed} of {faultsToPlant.Length} faults are noticed.");
            return missed is 0 ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The first case that turns red, with what it says; null when none does.</summary>
    private static async Task<string?> PlantAsync(
        PlantedFault fault, DirectoryInfo folder, ImmutableArray<CaseFile> green, CancellationToken cancellationToken)
    {
        var root = fault is PlantedFault.InFile(_, _, var file, var edits) ? Copy(folder, file, edits) : TestData.Repository;
        var stage = Options(folder, root) with { Wrap = fault is PlantedFault.InPart(_, _, var wrap) ? wrap : new PartWrappers() };
        using var found = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        CaseScore? red = null;
        var plan = new EvalPlan
        {
            Cases = [.. green.OrderByDescending(file => fault.Near.Contains(file.Suite))],
            Stage = stage,
            Progress = score =>
            {
                if (score.Outcome is CheckOutcome.Failed && red is null)
                {
                    red = score;
                    found.Cancel();
                }
            },
        };
        try
        {
            await EvalRunner.RunAsync(plan, found.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }
        catch (InvalidDataException refused)
        {
            return $"the product does not start: {refused.Message.ReplaceLineEndings(" ")}";
        }

        return red is null ? null : $"{red.Id}: {red.Checks.First(check => check.Outcome is CheckOutcome.Failed).Problems[0]}";
    }

    private static StageOptions Options(DirectoryInfo folder, string root)
    {
        var configuration = HostConfiguration.Read([], TestData.Repository, "Production");
        return new StageOptions { Settings = configuration.Settings, Roots = new Roots(root), CacheFolder = Path.Combine(folder.FullName, "cache") };
    }

    /// <summary>The pages and prompts with one file changed.</summary>
    /// <exception cref="InvalidDataException">A text to be changed does not stand in the file any more: mend the list of faults.</exception>
    private static string Copy(DirectoryInfo folder, string file, ImmutableArray<(string Old, string New)> edits)
    {
        var root = folder.CreateSubdirectory(Path.GetRandomFileName()).FullName;
        foreach (var part in new[] { "knowledge", "prompts" })
        {
            foreach (var source in Directory.EnumerateFiles(Path.Combine(TestData.Repository, part), "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(root, Path.GetRelativePath(TestData.Repository, source));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(source, target);
            }
        }

        var path = Path.Combine(root, file);
        var text = File.ReadAllText(path);
        foreach (var (old, changed) in edits)
        {
            text = text.Contains(old, StringComparison.Ordinal)
                ? text.Replace(old, changed, StringComparison.Ordinal)
                : throw new InvalidDataException($"{file} has no \"{old}\": mend the list of faults.");
        }

        File.WriteAllText(path, text);
        return root;
    }
}
