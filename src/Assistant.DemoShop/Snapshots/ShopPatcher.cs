using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Assistant.DemoShop.Records;
using Assistant.DemoShop.Storage;

namespace Assistant.DemoShop.Snapshots;

/// <summary>Makes changes in an open transaction, each checked by the rules that an import has to obey.</summary>
internal sealed class ShopPatcher(ShopTransaction change)
{
    private readonly List<SnapshotFault> _faults = [];

    public ShopChangeOutcome Run(IEnumerable<ShopChange> changes)
    {
        var index = 0;
        foreach (var wanted in changes)
        {
            var path = $"$[{index++}]";
            switch (wanted.Kind)
            {
                case ShopRecordKind.Customer:
                    Take(wanted, path, "id", ShopFormat.Customer, CustomerRules.Check, change.Writer.Replace);
                    break;

                case ShopRecordKind.Product:
                    Take(wanted, path, "id", ShopFormat.Product, ProductRules.Check, change.Writer.Replace);
                    break;

                case ShopRecordKind.Order:
                    Take(wanted, path, "number", ShopFormat.Order, OrderRules.Check, change.Writer.Replace);
                    break;

                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        return _faults.Count is 0 ? new ShopChangeOutcome.Changed() : new ShopChangeOutcome.Refused([.. _faults]);
    }

    private void Take<T>(
        ShopChange wanted, string path, string key, JsonTypeInfo<T> type, Func<T, IEnumerable<RuleBreach>> rules, Action<T> replace)
        where T : ShopRecord
    {
        var name = $"{wanted.Kind.ToString().ToLowerInvariant()} {wanted.Id}";
        var present = change.Document(wanted.Kind, wanted.Id);
        var document = present is null ? [] : (JsonObject)JsonNode.Parse(present)!;
        document[key] = wanted.Id;
        try
        {
            var record = ShopFormat.Read(JsonSerializer.SerializeToUtf8Bytes(MergePatch.Apply(document, wanted.Patch)), type);
            var breaches = rules(record).Select(breach => new SnapshotFault(path + breach.Path, name, breach.Problem, breach.Remedy)).ToImmutableArray();
            _faults.AddRange(breaches);
            if (breaches.IsEmpty)
                replace(record);
        }
        catch (JsonException fault)
        {
            _faults.Add(new SnapshotFault(path, name, fault.Message, "Compare it with the tables in docs/shop-snapshot.md."));
        }
    }
}
