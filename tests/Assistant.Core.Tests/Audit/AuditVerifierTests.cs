using System.Collections.Immutable;
using Assistant.Core.Audit;

namespace Assistant.Core.Tests.Audit;

/// <summary>P-09: what is done to a chain is found, and where.</summary>
public sealed class AuditVerifierTests
{
    private const int Seeds = 50;

    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly AuditChain Chain = new([1, 2, 3]);
    private static readonly AuditSeal Seal = new([4, 5, 6]);

    [Fact]
    public void A_chain_that_nobody_touched_is_whole_at_every_length()
    {
        for (var length = 0; length <= 60; length++)
        {
            var (records, lines) = Written(length, every: 7);

            Assert.Equal(new AuditVerdict(length, lines.Count, Break: null), Verify(records, lines));
        }
    }

    [Fact]
    public void Records_that_no_checkpoint_knows_yet_are_no_alarm()
    {
        var (records, lines) = Written(60, every: 7);

        for (var kept = 0; kept < lines.Count; kept++)
        {
            Assert.Null(Verify(records, lines[..kept]).Break);
        }
    }

    public static TheoryData<string> Tampers => [.. ByName.Keys];

    [Theory]
    [MemberData(nameof(Tampers))]
    public void What_was_done_is_found_where_it_was_done(string tamper)
    {
        var found = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            // Ends with a checkpoint, as a chain does a second after its last record.
            var (records, lines) = Written(random.Next(20, 400), every: random.Next(1, 40));

            var (expected, what) = ByName[tamper](random, records, lines);

            var verdict = Verify(records, lines);
            Assert.Equal(new AuditBreak(expected, what), verdict.Break);
            found++;
        }

        Assert.Equal(Seeds, found);
    }

    [Fact]
    public void Nothing_that_is_changed_in_one_record_goes_unseen()
    {
        var (records, lines) = Written(9, every: 100);
        Func<AuditRecord, AuditRecord>[] changes =
        [
            record => record with { At = record.At + 1 },
            record => record with { Kind = record.Kind + "x" },
            record => record with { Body = [.. record.Body, 32] },
            record => record with { Mac = [.. record.Mac[..^1], (byte)(record.Mac[^1] ^ 1)] },
            record => record with { Mac = [] },
            // A byte wanders from the kind to the body.
            record => record with { Kind = record.Kind[..^1], Body = [(byte)record.Kind[^1], .. record.Body] },
        ];

        foreach (var change in changes)
        {
            for (var i = 0; i < records.Count; i++)
            {
                var changed = records.Select((record, at) => at == i ? change(record) : record).ToList();

                Assert.Equal(i + 1, Verify(changed, lines).Break?.Number);
            }
        }
    }

    [Fact]
    public void A_changed_line_of_the_checkpoints_is_named()
    {
        var (records, lines) = Written(30, every: 10);
        for (var i = 0; i < lines.Count; i++)
        {
            string[] bad = [.. lines];
            bad[i] = "1" + bad[i];

            Assert.Equal(new AuditBreak(i + 1, AuditTamper.Checkpoint), Verify(records, bad).Break);
        }
    }

    /// <summary>Each does its worst and says the first number that is wrong, and how it is.</summary>
    private static Dictionary<string, Func<Random, List<AuditRecord>, List<string>, (long, AuditTamper)>> ByName { get; } = new()
    {
        ["edit a record"] = (random, records, _) =>
        {
            var i = random.Next(records.Count);
            records[i] = records[i] with { Body = "{\"amount\":\"1 EUR\"}"u8.ToArray() };
            return (i + 1, AuditTamper.Edited);
        },
        ["edit a record and give it a MAC of another key"] = (random, records, _) =>
        {
            var i = random.Next(records.Count - 3);
            var before = i is 0 ? AuditHead.Empty : Head(records[i - 1]);
            records[i] = new AuditChain([9]).Append(before, Entry(999));
            return (i + 1, AuditTamper.Edited);
        },
        ["delete from the middle"] = (random, records, _) =>
        {
            var (i, count) = (random.Next(1, records.Count - 10), random.Next(1, 9));
            records.RemoveRange(i, count);
            return (i + 1, AuditTamper.Missing);
        },
        ["delete from the middle and number anew"] = (random, records, _) =>
        {
            var (i, count) = (random.Next(1, records.Count - 12), random.Next(1, 9));
            records.RemoveRange(i, count);
            NumberAnew(records);
            return (i + 1, AuditTamper.Missing);
        },
        ["insert a record"] = (random, records, _) =>
        {
            var i = random.Next(1, records.Count - 1);
            records.Insert(i, new AuditChain([9]).Append(Head(records[i - 1]), Entry(999)));
            NumberAnew(records);
            return (i + 1, AuditTamper.Inserted);
        },
        ["swap two records"] = (random, records, _) =>
        {
            var i = random.Next(0, records.Count - 1);
            var j = random.Next(i + 1, Math.Min(i + 100, records.Count));
            (records[i], records[j]) = (records[j], records[i]);
            NumberAnew(records);
            return (i + 1, AuditTamper.Reordered);
        },
        ["cut off the end"] = (random, records, _) =>
        {
            var kept = random.Next(0, records.Count);
            records.RemoveRange(kept, records.Count - kept);
            return (kept + 1, AuditTamper.Truncated);
        },
        ["stamp all anew with another key, checkpoints too"] = (random, records, lines) =>
        {
            var (others, otherLines) = Written(records.Count, every: 10, new AuditChain([9]), new AuditSeal([9]));
            Replace(records, others);
            Replace(lines, otherLines);
            return (1, AuditTamper.Restamped);
        },
        ["stamp all anew with the right key after an edit"] = (random, records, lines) =>
        {
            var edited = random.Next(records.Count);
            var known = lines.Select(line => Seal.TryRead(line, out var checkpoint) ? checkpoint.Count : 0).Where(count => count <= edited).Max(count => (long?)count) ?? 0;
            var (others, _) = Written(records.Count, every: 10, entry: i => i == edited ? Entry(999) : Entry(i));
            Replace(records, others);
            return (known + 1, AuditTamper.Restamped);
        },
    };

    private static void Replace<T>(List<T> old, List<T> by)
    {
        old.Clear();
        old.AddRange(by);
    }

    private static void NumberAnew(List<AuditRecord> records)
    {
        for (var i = 0; i < records.Count; i++)
        {
            records[i] = records[i] with { Number = i + 1 };
        }
    }

    private static AuditVerdict Verify(IEnumerable<AuditRecord> records, IReadOnlyList<string> lines)
    {
        var verifier = new AuditVerifier(Chain, Seal, lines);
        foreach (var record in records)
        {
            verifier.Add(record);
        }

        return verifier.Finish();
    }

    /// <param name="every">A checkpoint after each so many records, and at the end.</param>
    private static (List<AuditRecord> Records, List<string> Lines) Written(
        int length, int every, AuditChain? chain = null, AuditSeal? seal = null, Func<int, AuditEntry>? entry = null)
    {
        var (records, lines, head) = (new List<AuditRecord>(), new List<string>(), AuditHead.Empty);
        for (var i = 0; i < length; i++)
        {
            records.Add((chain ?? Chain).Append(head, (entry ?? Entry)(i)));
            head = Head(records[^1]);
            if (records.Count % every is 0 || records.Count == length)
            {
                lines.Add((seal ?? Seal).Write(new AuditCheckpoint(head.Count, head.Mac, Noon)));
            }
        }

        return (records, lines);
    }

    private static AuditHead Head(AuditRecord record) => new(record.Number, record.Mac);

    private static AuditEntry Entry(int number) => new(
        Noon.AddSeconds(number),
        "action-started",
        ImmutableSortedDictionary<string, string>.Empty.Add("action", $"act-{number}").Add("tool", "create_return"));
}
