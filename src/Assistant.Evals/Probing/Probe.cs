using System.Collections.Immutable;
using Assistant.Evals.Cases;
using Assistant.Evals.Checks;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Probing;

/// <summary>Talks to a running host as shoppers do, one conversation after the other, and says what was not as it must be.</summary>
public static class Probe
{
    /// <param name="host">A client whose base address is the host's.</param>
    public static async Task<ImmutableArray<ProbeResult>> RunAsync(IEnumerable<CaseFile> cases, HttpClient host, CancellationToken cancellationToken)
    {
        var results = ImmutableArray.CreateBuilder<ProbeResult>();
        foreach (var file in cases)
        {
            await using var seat = new DirectLineSeat(host);
            var played = await CasePlayer.PlayAsync(file.Case, new WrittenScript(file.Case.Turns), seat, release: null, cancellationToken);
            var (outcome, checks) = await CheckList.Standard.RunAsync(played, cancellationToken);
            results.Add(new ProbeResult(
                file.Case.Id,
                outcome,
                [.. checks.Where(check => check.Outcome is not CheckOutcome.Passed).SelectMany(check => check.Problems)],
                [.. played.Turns.Select(turn => Math.Round(turn.Latency.TotalMilliseconds, 1))]));
        }

        return results.ToImmutable();
    }
}

/// <param name="Case">The case's id.</param>
/// <param name="Problems">What was not as it must be, in words.</param>
/// <param name="Milliseconds">How long each answer took.</param>
public sealed record ProbeResult(string Case, CheckOutcome Outcome, ImmutableArray<string> Problems, ImmutableArray<double> Milliseconds);
