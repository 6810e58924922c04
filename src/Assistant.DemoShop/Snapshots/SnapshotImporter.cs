using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Assistant.Core.Shop;
using Assistant.DemoShop.Records;
using Assistant.DemoShop.Storage;

namespace Assistant.DemoShop.Snapshots;

/// <summary>Checks a snapshot record by record and writes it into an open transaction, which the caller keeps or drops.</summary>
internal sealed class SnapshotImporter(ShopWriter writer, IProgress<SnapshotCounts>? progress)
{
    private const int RecordsPerReport = 500;
    private const string SeeFormat = "Compare it with the tables in docs/shop-snapshot.md.";
    private readonly List<SnapshotFault> _faults = [];
    private readonly HashSet<CustomerId> _customers = [];
    private readonly HashSet<ProductId> _products = [];
    private readonly HashSet<VariantId> _variants = [];
    private readonly HashSet<OrderNumber> _orders = [];
    private readonly List<(string Path, OrderNumber Number, CustomerId Customer)> _ownerNotSeenYet = [];
    private readonly Dictionary<string, (string Path, string Record)> _listed = [];
    private readonly RootMembers _root = new();

    public async Task<SnapshotImport> RunAsync(Stream stream, CancellationToken cancellationToken)
    {
        writer.Clear();
        var reader = new SnapshotReader(stream);
        try
        {
            await foreach (var value in reader.ReadAsync(cancellationToken))
            {
                Take(value);
                if (_faults.Count >= SnapshotImport.MaxFaults)
                    return Refused();
            }
        }
        catch (JsonException exception)
        {
            _faults.Add(new(reader.Path, "", exception.Message, "Correct the JSON there; nothing was imported."));
            return Refused();
        }

        CheckOwners();
        if (Header() is { } header && _faults.Count is 0)
        {
            writer.Complete(header);
            return new SnapshotImport.Imported(Counts);
        }

        return Refused();
    }

    private SnapshotCounts Counts => new(_customers.Count, _products.Count, _orders.Count);

    private SnapshotImport.Refused Refused() => new([.. _faults.Take(SnapshotImport.MaxFaults)]);

    private void Take(SnapshotValue value)
    {
        if (value.Index is not { } index)
        {
            _root.Add(value.Member, value.Text.Span);
            return;
        }

        var path = $"$.{value.Member}[{index}]";
        switch (value.Member)
        {
            case "customers":
                if (Parse(value, path, ShopFormat.Customer, CustomerRules.Check, c => $"customer {c.Id}") is { } customer
                    && Unique(_customers.Add(customer.Id), path, $"customer {customer.Id}"))
                {
                    writer.Add(customer);
                }

                break;

            case "products":
                if (Parse(value, path, ShopFormat.Product, ProductRules.Check, p => $"product {p.Id}") is { } product
                    && Unique(_products.Add(product.Id), path, $"product {product.Id}")
                    && product.Variants.All(variant => Unique(_variants.Add(variant.Id), path, $"variant {variant.Id}")))
                {
                    Note(product, path);
                    writer.Add(product);
                }

                break;

            case "orders":
                if (Parse(value, path, ShopFormat.Order, OrderRules.Check, o => $"order {o.Number}") is { } order
                    && Unique(_orders.Add(order.Number), path, $"order {order.Number}"))
                {
                    if (!_customers.Contains(order.Customer))
                        _ownerNotSeenYet.Add((path, order.Number, order.Customer));

                    writer.Add(order);
                }

                break;

            default:
                throw new UnreachableException();
        }

        if ((index + 1) % RecordsPerReport is 0)
            progress?.Report(Counts);
    }

    /// <summary>
    /// The record, or null where it cannot be read as one. A record that breaks a rule is still taken, so that what refers to it
    /// is not reported as well; with a fault noted, nothing is kept in the end.
    /// </summary>
    private T? Parse<T>(
        SnapshotValue value, string path, JsonTypeInfo<T> type, Func<T, IEnumerable<RuleBreach>> rules, Func<T, string> name)
        where T : ShopRecord
    {
        T record;
        try
        {
            record = ShopFormat.Read(value.Text.Span, type);
        }
        catch (JsonException exception)
        {
            _faults.AddRange(Explain(value, path, type, exception));
            return null;
        }

        _faults.AddRange(rules(record).Select(breach => new SnapshotFault(path + breach.Path, name(record), breach.Problem, breach.Remedy)));
        return record;
    }

    private IEnumerable<SnapshotFault> Explain(SnapshotValue value, string path, JsonTypeInfo type, JsonException exception)
    {
        using var document = JsonDocument.Parse(value.Text);
        var (record, id) = NameOf(value.Member, document.RootElement);
        if (value.Member is "customers" && CustomerId.TryParse(id, out var customer))
            _customers.Add(customer);

        var missing = MissingMembers.Find(document.RootElement, type, path).ToList();
        if (missing.Count > 0)
            return [.. missing.Select(at => new SnapshotFault(at, record, "This member is missing.", $"Add it. {SeeFormat}"))];

        var at = path + (exception.Path is { } inner ? inner.TrimStart('$') : "");
        var expected = exception.InnerException is null && exception.Message.EndsWith('.') && !exception.Message.Contains("System.", StringComparison.Ordinal)
            ? exception.Message
            : "The value is not of the kind that belongs here.";
        return [new SnapshotFault(at, record, expected, $"Amounts are whole minor units, times ISO 8601 with an offset. {SeeFormat}")];
    }

    private static (string Record, string? Id) NameOf(string member, JsonElement record)
    {
        var name = member is "orders" ? "number" : "id";
        return record.ValueKind is JsonValueKind.Object && record.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? ($"{member[..^1]} {value.GetString()}", value.GetString())
            : ("", null);
    }

    /// <summary>Remembers one place for each currency of a price list: which is the shop's own may only be said behind the products.</summary>
    private void Note(ProductRecord product, string path)
    {
        foreach (var (variant, prices) in product.Variants.Select(variant => variant.Prices).Index())
        {
            foreach (var (index, listed) in prices.Index())
                _listed.TryAdd(listed.Currency, (FormattableString.Invariant($"{path}.variants[{variant}].prices[{index}].currency"), $"product {product.Id}"));
        }
    }

    private bool Unique(bool isNew, string path, string record)
    {
        if (!isNew)
            _faults.Add(new(path, record, "This id occurs twice.", "Ids are unique in the whole snapshot; rename or remove one."));

        return isNew;
    }

    private void CheckOwners() => _faults.AddRange(_ownerNotSeenYet
        .Where(order => !_customers.Contains(order.Customer))
        .Select(order => new SnapshotFault(
            $"{order.Path}.customer", $"order {order.Number}", $"There is no customer '{order.Customer}'.",
            "Add the customer to 'customers', or correct the id.")));

    private SnapshotHeader? Header()
    {
        var text = _root.ToJson();
        try
        {
            var header = ShopFormat.Read(text, ShopFormat.Header);
            if (header.Version is not SnapshotHeader.CurrentVersion)
            {
                _faults.Add(new(
                    "$.version", "", FormattableString.Invariant($"This is version {header.Version} of the format."),
                    FormattableString.Invariant($"Export it as version {SnapshotHeader.CurrentVersion}.")));
            }

            if (!Checks.IsCurrency(header.Currency))
                _faults.Add(new("$.currency", "", "This is not a currency.", "Give the ISO 4217 code of the catalog's prices, such as EUR."));

            if (_listed.TryGetValue(header.Currency, out var twice))
            {
                _faults.Add(new(
                    twice.Path, twice.Record, $"This is a second price in {header.Currency}.", "The shop's own currency is that of 'price' itself; remove it here."));
            }

            return header;
        }
        catch (JsonException exception)
        {
            _faults.AddRange(Explain(new SnapshotValue("root", null, text), "$", ShopFormat.Header, exception));
            return null;
        }
    }
}
