namespace Assistant.Quality.Talking;

/// <summary>Plays every dialogue of <c>dialogues/*.yaml</c> and prints how many end right, by theme.</summary>
internal static class DialogueReport
{
    private const double Goal = 0.95;

    /// <returns>0 when enough end right and none loops or repeats itself; else 1.</returns>
    public static async Task<int> WriteAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var files = DialogueFile.ReadAll(Path.Combine(TestData.Repository, "tests", "Assistant.Quality", "dialogues"));
        var details = Environment.GetEnvironmentVariable("QUALITY_DETAILS") is "1";
        await using var room = await DialogueRoom.OpenAsync(cancellationToken);
        var all = new List<DialogueRun>();
        foreach (var file in files)
        {
            var runs = new List<DialogueRun>();
            foreach (var dialogue in file.Dialogues)
                runs.Add(await DialogueRun.PlayAsync(room, dialogue, cancellationToken));

            all.AddRange(runs);
            await output.WriteLineAsync($"{file.Theme,-24} {Right(runs)}");
        }

        var stuck = all.Where(run => run.Loops || run.Repeated.Count > 0).ToList();
        await output.WriteLineAsync($"{"all",-24} {Right(all)}");
        await output.WriteLineAsync($"loop or say a sentence three times: {stuck.Count}");
        foreach (var run in all.Where(run => run.Broken.Count > 0).Union(stuck))
            await WriteAsync(run, details, output);

        return Right(all).Value >= Goal && stuck.Count is 0 ? 0 : 1;
    }

    private static Proportion Right(List<DialogueRun> runs) => new(runs.Count(run => run.Broken.Count is 0), runs.Count);

    private static async Task WriteAsync(DialogueRun run, bool details, TextWriter output)
    {
        await output.WriteLineAsync($"  {run.Dialogue.Id}{(run.Loops ? " (loops)" : "")}{(run.Repeated.Count > 0 ? " (repeats)" : "")}");
        if (!details)
            return;

        await output.WriteLineAsync($"    {run.Dialogue.Purpose}");
        foreach (var line in run.Transcript.Concat(run.Broken.Select(what => $"-- {what}")).Concat(run.Repeated.Select(what => $"-- repeated: {what}")))
            await output.WriteLineAsync($"    {line.Replace("\n", "\n    ", StringComparison.Ordinal)}");
    }
}
