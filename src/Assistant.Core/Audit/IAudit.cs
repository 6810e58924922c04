using Assistant.Core.Conversations;

namespace Assistant.Core.Audit;

/// <summary>The audit as it is kept: whether it can be, and whether it is still what was written.</summary>
public interface IAudit
{
    /// <summary>
    /// Whether checkpoints reach their second place. While they do not, no write is begun or furthered: an append that says so is refused
    /// with <see cref="StorageUnavailableException"/>.
    /// </summary>
    bool IsHealthy { get; }

    /// <summary>Reads every record and every checkpoint; changes nothing.</summary>
    /// <exception cref="StorageUnavailableException">Records or checkpoints cannot be read now.</exception>
    Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken);
}

/// <param name="Records">How many were read.</param>
/// <param name="Checkpoints">Whole lines that were read.</param>
/// <param name="Break">The first fault; null where everything is as it was written.</param>
public sealed record AuditVerdict(long Records, int Checkpoints, AuditBreak? Break);

/// <param name="Number">The first record that is not as it was written; for a checkpoint, the number of its line.</param>
public sealed record AuditBreak(long Number, AuditTamper What);

/// <summary>What was done to the audit, as far as it can be told apart.</summary>
public enum AuditTamper
{
    /// <summary>The record holds something else than was written.</summary>
    Edited,

    /// <summary>Records before this one are gone.</summary>
    Missing,

    /// <summary>The record was never written by this product.</summary>
    Inserted,

    /// <summary>The record stood at another place.</summary>
    Reordered,

    /// <summary>A checkpoint knows of this record, and the chain ends before it.</summary>
    Truncated,

    /// <summary>From here on the chain is not the one that was written: made under another key, or anew since a checkpoint.</summary>
    Restamped,

    /// <summary>A line of the checkpoints was changed, or written under another key.</summary>
    Checkpoint,
}
