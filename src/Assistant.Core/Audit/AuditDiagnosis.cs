namespace Assistant.Core.Audit;

/// <summary>Tells from a break and what stands behind it what was done: which records still fit each other, and under which numbers.</summary>
/// <param name="good">The end of the chain before the break.</param>
/// <param name="broken">The first record that does not follow it, and those behind; not empty.</param>
internal sealed class AuditDiagnosis(AuditChain chain, AuditHead good, IReadOnlyList<AuditRecord> broken)
{
    // So many that were taken out with all behind them numbered anew are recognised as missing.
    private const int MostMissing = 10_000;

    private readonly long _number = good.Count + 1;

    public AuditTamper What() => broken[0] switch
    {
        { Number: var stored } when stored > _number => AuditTamper.Missing,
        { Number: var stored } when stored < _number => AuditTamper.Inserted,
        _ when broken.Skip(1).Any(record => chain.Follows(good.Mac, _number, record)) =>
            // The right record stands further on. What stands in its place came from elsewhere, or from nowhere.
            IsFromElsewhere() ? AuditTamper.Reordered : AuditTamper.Inserted,
        _ when NextFollowsAs(_number + 1) => AuditTamper.Edited,
        _ when IsFromElsewhere() => AuditTamper.Reordered,
        _ when AnyLaterPairFits() => AuditTamper.Edited,
        _ when Enumerable.Range(2, MostMissing).Any(gap => NextFollowsAs(_number + gap)) => AuditTamper.Missing,
        _ => broken.Count is 1 ? AuditTamper.Edited : AuditTamper.Restamped,
    };

    private bool NextFollowsAs(long number) => broken.Count > 1 && chain.Follows(broken[0].Mac, number, broken[1]);

    private bool IsFromElsewhere() => Enumerable.Range(1, broken.Count)
        .Any(distance => broken.Any(before => chain.Follows(before.Mac, _number + distance, broken[0])));

    private bool AnyLaterPairFits() => Enumerable.Range(1, broken.Count - 1)
        .Any(i => i + 1 < broken.Count && chain.Follows(broken[i].Mac, broken[i + 1].Number, broken[i + 1]));
}
