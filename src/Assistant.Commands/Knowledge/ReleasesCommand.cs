using System.CommandLine;
using System.Globalization;
using Assistant.Commands.Output;
using Assistant.Commands.Parsing;
using Assistant.Core.Knowledge;

namespace Assistant.Commands.Knowledge;

/// <summary><c>assistant knowledge releases</c>: what was live when.</summary>
internal static class ReleasesCommand
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime)
    {
        var json = CommonOptions.Json("Print { live, releases: [{ id, at, instead }] }.");
        var command = new TaughtCommand(
            "releases", "Lists the releases that were live, the newest first.", "knowledge releases", "knowledge releases --json")
        {
            json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var product = await runtime.OpenAsync(cancellationToken);
            var live = product.Knowledge.Current.Id;
            var releases = product.Knowledge.Releases.Reverse().ToList();
            if (parsed.GetValue(json))
            {
                await io.WriteLineAsync(CommandJson.Write(new { Live = live, Releases = releases }), cancellationToken);
                return ExitCode.Good;
            }

            await Rendering.WriteTableAsync(
                io, ["release", "live since", ""],
                releases.Select(release => (IReadOnlyList<string>)
                [
                    release.Id.Value,
                    release.At.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
                    release.Instead is { } instead ? $"in the place of {instead}" : "",
                ]),
                cancellationToken);
            await io.TellAsync($"Release {live} is live.", cancellationToken);
            return ExitCode.Good;
        });
        return command;
    }
}
