using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Assistant.Benchmarks.Hosts;
using Assistant.Core.Audit;
using Assistant.Core.Conversations;
using Assistant.Sqlite.Conversations;
using Assistant.Sqlite.Storage;
using Assistant.Testing.Conversations;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Benchmarks.Audit;

/// <summary>Verifying an audit of a million records, beside what their hashes alone cost.</summary>
internal static class AuditBenchmark
{
    private const int Records = 1_000_000;
    private const int PerAppend = 5_000;
    private const int Runs = 3;

    private static readonly AuditEntry Entry = new(
        SampleEvents.Noon,
        "action-started",
        ImmutableSortedDictionary<string, string>.Empty
            .Add("action", "act-0123456789abcdef0123456789abcdef").Add("amount", "34805 EUR").Add("conversation", ConversationId.New().Value)
            .Add("fence", "1").Add("order", "0123456789abcdef").Add("owner", "fedcba9876543210").Add("release", "77362bfcba80").Add("tool", "create_return"));

    public static async Task<int> RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        using var folder = DataFolder.TryTake(scratch.PathOf("data")) is DataFolderClaim.Taken(var taken)
            ? taken
            : throw new InvalidOperationException("The benchmark's folder is in use.");
        await using var database = ConversationDatabase.Open(folder, TimeProvider.System, NullLogger<ConversationDatabase>.Instance);
        await FillAsync(database.Conversations, cancellationToken);
        var times = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            var verdict = await database.Audit.VerifyAsync(cancellationToken);
            times.Add(watch.Elapsed.TotalSeconds);
            if (verdict is not { Records: Records, Break: null })
            {
                throw new InvalidOperationException($"The audit is not whole: {verdict}.");
            }
        }

        times.Sort();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"verify {Records:N0} records   median {times[Runs / 2]:F1} s   from {times[0]:F1} to {times[^1]:F1} s   {Runs} runs   their hashes alone {HashesAlone():F1} s"));
        return 0;
    }

    private static async Task FillAsync(IConversationStore store, CancellationToken cancellationToken)
    {
        var entries = Enumerable.Repeat(Entry, PerAppend).ToImmutableArray();
        for (var i = 0; i < Records / PerAppend; i++)
        {
            await store.AppendAsync(
                new ConversationAppend(ConversationId.New(), 0, [SampleEvents.Started()]) { Audit = entries }, cancellationToken);
        }
    }

    private static double HashesAlone()
    {
        var (key, text) = (new byte[32], new byte[400]);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Records; i++)
        {
            text[0] = HMACSHA256.HashData(key, text)[0];
        }

        return watch.Elapsed.TotalSeconds;
    }
}
