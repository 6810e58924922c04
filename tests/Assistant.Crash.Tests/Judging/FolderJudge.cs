using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Shop;
using Assistant.DemoShop;
using Assistant.Sqlite.Conversations;
using Assistant.Sqlite.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Crash.Tests.Judging;

/// <summary>Judges a data folder that no process holds any more, by what lies in its files.</summary>
internal static class FolderJudge
{
    /// <param name="mails">The file of mails that left.</param>
    public static async Task<IReadOnlyList<string>> FaultsAsync(
        string path, string mails, IReadOnlyCollection<(ConversationId Conversation, string ClientId)> acknowledged, CancellationToken cancellationToken)
    {
        if (DataFolder.TryTake(path) is not DataFolderClaim.Taken(var folder))
        {
            return [$"{path} is held by a process."];
        }

        using (folder)
        {
            await using var database = ConversationDatabase.Open(folder, TimeProvider.System, NullLogger<ConversationDatabase>.Instance);
            var left = await ReadAsync(database, path, mails, cancellationToken);
            var verdict = await database.Audit.VerifyAsync(cancellationToken);
            return
            [
                .. HistoryJudge.Faults(left, acknowledged),
                .. Unsound(Path.Combine(path, ConversationDatabase.FileName)),
                .. Unsound(ShopOf(path)),
                .. verdict.Break is { } broken ? [$"The audit is broken at {broken.Number}: {broken.What}."] : Array.Empty<string>(),
                .. await UnauditedAsync(database, left, cancellationToken),
                .. await DisagreeingAsync(left, path, cancellationToken),
            ];
        }
    }

    private static string ShopOf(string path) => Path.Combine(path, "shop.db");

    private static async Task<Aftermath> ReadAsync(ConversationDatabase database, string path, string mails, CancellationToken cancellationToken)
    {
        var conversations = new Dictionary<ConversationId, IReadOnlyList<ConversationEvent>>();
        foreach (var start in await database.Conversations.ListStartedAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, cancellationToken))
        {
            conversations.Add(start.Conversation, await database.Conversations.ReadAsync(start.Conversation, 0, cancellationToken));
        }

        var steps = new Dictionary<ActionId, IReadOnlyList<ActionStep>>();
        foreach (var action in conversations.Values.SelectMany(events => events).OfType<ActionProposed>())
        {
            steps.Add(action.Action, await database.Actions.ListStepsAsync(action.Action, cancellationToken));
        }

        var sent = File.Exists(mails) ? await File.ReadAllLinesAsync(mails, cancellationToken) : [];
        return new Aftermath(
            conversations,
            [.. Rows(ShopOf(path), "select key from ledger").Select(key => ActionId.TryParse(key, out var id) ? id : throw new InvalidDataException(key))],
            [.. sent.Select(line => Guid.Parse(line.Split('\t')[0]))],
            action => steps[action]);
    }

    private static IEnumerable<string> Unsound(string file) =>
        Rows(file, "pragma integrity_check") is ["ok"] ? [] : [$"{Path.GetFileName(file)} is damaged."];

    /// <summary>Every step of every action stands in the audit, once.</summary>
    private static async Task<IEnumerable<string>> UnauditedAsync(ConversationDatabase database, Aftermath left, CancellationToken cancellationToken)
    {
        var audited = (await database.Database.ReadAsync(
            session => session.Query("SELECT kind FROM audit", row => row.GetString(0)), cancellationToken)).CountBy(kind => kind).ToDictionary();
        return left.Conversations.Values.SelectMany(events => events).OfType<OfAction>().CountBy(EventJson.KindOf)
            .Where(kind => audited.GetValueOrDefault(kind.Key) != kind.Value)
            .Select(kind => $"{kind.Key} happened {kind.Value} times and stands {audited.GetValueOrDefault(kind.Key)} times in the audit.");
    }

    /// <summary>What the shop's own records say must be what the conversations say was done.</summary>
    private static async Task<IEnumerable<string>> DisagreeingAsync(Aftermath left, string path, CancellationToken cancellationToken)
    {
        using var shop = await SqliteDemoShop.OpenAsync(ShopOf(path), TimeProvider.System, DemoShopSeed.Default, cancellationToken);
        var faults = new List<string>();
        foreach (var action in left.Conversations.SelectMany(one => Conversation.Replay(one.Key, one.Value).Actions).Where(action => action.State is ActionState.Succeeded))
        {
            var order = action.Proposal.Order is { } number ? await shop.FindOrderAsync(action.Proposal.Owner, number, cancellationToken) : null;
            var receipt = ((ActionState.Succeeded)action.State).Receipt;
            var isThere = action.Proposal.Command switch
            {
                ShopCommand.CreateReturn => order!.Returns.Count(back => back.Id == receipt.Return) is 1,
                ShopCommand.Cancel => order!.Status is OrderStatus.Cancelled,
                _ => await shop.FindReceiptAsync(action.Id, cancellationToken) is not null,
            };
            if (!isThere)
            {
                faults.Add($"The shop does not show {action.Id} ({action.Proposal.Tool}), which the shopper was told is done.");
            }
        }

        return faults;
    }

    internal static List<string> Rows(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
