using System.Collections.Immutable;
using System.Text.Json;

namespace Assistant.Evals.Running;

/// <summary>Where a run is written: scores as they come, then the whole run and its reports.</summary>
public sealed class RunFolder
{
    public const string ResultsFile = "results.json";
    public const string TimingsFile = "timings.json";
    private const string ProgressFile = "progress.jsonl";

    public RunFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    /// <summary>The scores of a run that broke off; a line that was cut short is left out.</summary>
    public ImmutableArray<CaseScore> Unfinished()
    {
        var path = PathOf(ProgressFile);
        return File.Exists(path) ? [.. File.ReadLines(path).Select(Score).OfType<CaseScore>()] : [];
    }

    /// <summary>Begins to keep scores, so that a run that breaks off can be resumed.</summary>
    public StreamWriter BeginProgress(bool resume) => new(PathOf(ProgressFile), append: resume) { AutoFlush = true, NewLine = "\n" };

    public static void Keep(StreamWriter progress, CaseScore score) => progress.WriteLine(RunJson.WriteLine(score));

    /// <summary>Writes the run; what was kept on the way is not needed any more.</summary>
    public void Finish(EvalRun run, RunTimings timings)
    {
        Write(ResultsFile, RunJson.Write(run));
        Write(TimingsFile, RunJson.Write(timings));
        File.Delete(PathOf(ProgressFile));
    }

    /// <summary>Whole or not at all.</summary>
    public string Write(string name, string text)
    {
        var path = PathOf(name);
        File.WriteAllText($"{path}.new", text);
        File.Move($"{path}.new", path, overwrite: true);
        return path;
    }

    /// <exception cref="InvalidDataException">The file is no run.</exception>
    public static EvalRun Read(string path)
    {
        try
        {
            var run = RunJson.Read<EvalRun>(File.ReadAllText(path));
            return run.Version is EvalRun.CurrentVersion
                ? run
                : throw new InvalidDataException($"{path} has version {run.Version} of the format; this program reads {EvalRun.CurrentVersion}. Run the suites again and save a new baseline.");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{path} is no result of a run: {fault.Message}", fault);
        }
    }

    private static CaseScore? Score(string line)
    {
        try
        {
            return RunJson.Read<CaseScore>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string PathOf(string name) => System.IO.Path.Combine(Path, name);
}
