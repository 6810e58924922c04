using Assistant.Core.Audit;
using Assistant.Core.Conversations;
using Assistant.Sqlite.Storage;

namespace Assistant.Sqlite.Audit;

/// <summary>Verifies the audit of a conversations' file.</summary>
internal sealed class SqliteAudit(
    SqliteDatabase database, AuditChain chain, AuditSeal seal, CheckpointFile file, AuditCheckpoints checkpoints) : IAudit
{
    // Read in parts, so that no long transaction keeps the log of the writer from being written back.
    private const int Page = 5_000;

    public bool IsHealthy => checkpoints.IsHealthy;

    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken)
    {
        // The checkpoints first: what is added meanwhile makes the chain longer than they say, and never shorter.
        var verifier = new AuditVerifier(chain, seal, ReadCheckpoints());
        var last = long.MinValue;
        while (true)
        {
            var records = await database.ReadAsync(session => AuditTable.ReadAfter(session, last, Page), cancellationToken);
            foreach (var record in records)
            {
                verifier.Add(record);
                last = record.Number;
            }

            if (records.Count < Page)
            {
                return verifier.Finish();
            }
        }
    }

    private IReadOnlyList<string> ReadCheckpoints()
    {
        try
        {
            return file.ReadLines();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException($"The checkpoints of the audit in {file.Path} cannot be read. Make them readable and verify again.", fault);
        }
    }
}
