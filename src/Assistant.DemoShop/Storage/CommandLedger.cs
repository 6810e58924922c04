using System.Text.Json;
using System.Text.Json.Serialization;
using Assistant.Core.Actions;
using Assistant.Core.Shop;
using Microsoft.Data.Sqlite;

namespace Assistant.DemoShop.Storage;

/// <summary>What was carried out, under which key. A row is written in one transaction with the change itself, and kept.</summary>
internal sealed class CommandLedger(SqliteConnection connection)
{
    public CommandEntry? Find(ActionId key)
    {
        using var command = connection.Command("select owner, command, receipt from ledger where key = $key", ("$key", key.Value));
        using var reader = command.ExecuteReader();
        return reader.Read()
            ? new CommandEntry(
                new CustomerId(reader.GetString(0)),
                reader.GetString(1),
                JsonSerializer.Deserialize(reader.GetString(2), LedgerJson.Default.ReceiptRecord)!.ToReceipt())
            : null;
    }

    public void Add(ActionId key, CommandEntry entry) => connection.Execute(
        "insert into ledger (key, owner, command, at, receipt) values ($key, $owner, $command, $at, $receipt)",
        ("$key", key.Value),
        ("$owner", entry.Owner.Value),
        ("$command", entry.Command),
        ("$at", entry.Receipt.At.ToUnixTimeMilliseconds()),
        ("$receipt", JsonSerializer.Serialize(ReceiptRecord.Of(entry.Receipt), LedgerJson.Default.ReceiptRecord)));

    public bool IsVoid(ActionId key) => connection.Scalar<long>("select count(*) from void_key where key = $key", ("$key", key.Value)) > 0;

    /// <summary>Nothing is carried out under the key from now on; said again, it changes nothing.</summary>
    public void Void(ActionId key, DateTimeOffset at) =>
        connection.Execute("insert into void_key (key, at) values ($key, $at) on conflict do nothing", ("$key", key.Value), ("$at", at.ToUnixTimeMilliseconds()));

    /// <summary>The one text of a command: equal commands have equal texts.</summary>
    public static string TextOf(ShopCommand command) => JsonSerializer.Serialize(command, LedgerJson.Default.ShopCommand);
}

/// <param name="Owner">Whose data was changed.</param>
/// <param name="Command">See <see cref="CommandLedger.TextOf"/>.</param>
internal sealed record CommandEntry(CustomerId Owner, string Command, ShopReceipt Receipt);

/// <summary>A receipt as this file keeps it, with the mail address that conversations never store.</summary>
internal sealed record ReceiptRecord(
    DateTimeOffset At, long Version, ReturnId? Return, string? Label, DateOnly? RefundExpectedOn, string? Mail)
{
    public static ReceiptRecord Of(ShopReceipt receipt) =>
        new(receipt.At, receipt.Version, receipt.Return, receipt.Label, receipt.RefundExpectedOn, receipt.Mail);

    public ShopReceipt ToReceipt() => new(At, Version)
    {
        Return = Return,
        Label = Label,
        RefundExpectedOn = RefundExpectedOn,
        Mail = Mail,
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ShopCommand))]
[JsonSerializable(typeof(ReceiptRecord))]
internal sealed partial class LedgerJson : JsonSerializerContext;
