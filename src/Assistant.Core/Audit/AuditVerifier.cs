namespace Assistant.Core.Audit;

/// <summary>Reads a chain record by record, in order, and says where it is broken first.</summary>
public sealed class AuditVerifier
{
    // Enough behind a break to tell what was done; everything further is only counted.
    private const int Window = 256;

    private readonly AuditChain _chain;
    private readonly ILookup<long, AuditCheckpoint> _checkpoints;
    private readonly int _read;
    private readonly long? _badLine;
    private readonly List<AuditRecord> _broken = [];
    private AuditHead _head = AuditHead.Empty;
    private long _count;
    private long _confirmed;
    private long? _rewritten;

    /// <param name="checkpoints">
    /// The whole lines of the second place as they were before the first record was read: the chain may then only be longer.
    /// </param>
    public AuditVerifier(AuditChain chain, AuditSeal seal, IReadOnlyList<string> checkpoints)
    {
        _chain = chain;
        _read = checkpoints.Count;
        var good = new List<AuditCheckpoint>();
        for (var i = 0; i < checkpoints.Count; i++)
        {
            if (seal.TryRead(checkpoints[i], out var checkpoint))
            {
                good.Add(checkpoint);
            }
            else
            {
                _badLine ??= i + 1;
            }
        }

        _checkpoints = good.ToLookup(checkpoint => checkpoint.Count);
    }

    /// <param name="record">The next one by its stored number.</param>
    public void Add(AuditRecord record)
    {
        _count++;
        if (_broken.Count > 0 || record.Number != _head.Count + 1 || !_chain.Follows(_head.Mac, record.Number, record))
        {
            if (_broken.Count < Window)
            {
                _broken.Add(record);
            }

            return;
        }

        _head = new AuditHead(record.Number, record.Mac);
        foreach (var checkpoint in _checkpoints[record.Number])
        {
            if (!checkpoint.Head.AsSpan().SequenceEqual(record.Mac))
            {
                _rewritten ??= _confirmed + 1;
            }
            else if (_rewritten is null)
            {
                _confirmed = record.Number;
            }
        }
    }

    public AuditVerdict Finish() => new(_count, _read, Break());

    private AuditBreak? Break()
    {
        var next = _head.Count + 1;
        return _rewritten is { } since ? new AuditBreak(since, AuditTamper.Restamped)
            : _broken.Count > 0 ? new AuditBreak(next, new AuditDiagnosis(_chain, _head, _broken).What())
            : _checkpoints.Any(checkpoint => checkpoint.Key > _head.Count) ? new AuditBreak(next, AuditTamper.Truncated)
            : _badLine is { } line ? new AuditBreak(line, AuditTamper.Checkpoint)
            : null;
    }
}
