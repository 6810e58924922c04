using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Assistant.Core.Catalog;
using Assistant.Core.Shop;
using Assistant.Sqlite.Search;
using Microsoft.Data.Sqlite;

namespace Assistant.Quality.Retrieval;

/// <summary>Product search against human ratings, beside plain SQLite full-text search over the same products in the same run.</summary>
internal static class CatalogReport
{
    private const int Depth = 10;

    public static async Task<int> WriteAsync(string data, TextWriter output, CancellationToken cancellationToken)
    {
        var file = Path.Combine(data, "catalog-search", "products.jsonl.gz");
        var ratings = ReadRatings(Path.Combine(data, "catalog-search", "ratings_dev.csv"));

        using var index = new CatalogIndex(path: null);
        var watch = Stopwatch.StartNew();
        await index.BuildAsync("1", ReadAsync(file, cancellationToken), cancellationToken);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"indexed in {watch.Elapsed.TotalSeconds:F1} s; {ratings.Count} rated queries with a positive rating"));

        using var plain = await PlainSearch.BuildAsync(file, cancellationToken);
        var times = new List<double>();
        foreach (var query in ratings.Keys)
            await index.SearchAsync(new CatalogQuery(query), Depth, cancellationToken); // The runtime compiles on first use.

        var (ours, theirs) = (0.0, 0.0);
        foreach (var (query, rated) in ratings)
        {
            watch.Restart();
            var hits = await index.SearchAsync(new CatalogQuery(query), Depth, cancellationToken);
            times.Add(watch.Elapsed.TotalMilliseconds);
            var (mine, plains) = (Gain(hits.Select(hit => hit.Product.Value), rated), Gain(plain.Search(query, Depth), rated));
            (ours, theirs) = (ours + mine, theirs + plains);
            if (Environment.GetEnvironmentVariable("QUALITY_DETAILS") is not null)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {mine:F2} {plains:F2} {query}"));
        }

        times.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  nDCG@10             {ours / ratings.Count:F4}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  plain FTS5 porter   {theirs / ratings.Count:F4}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  difference          {(ours - theirs) / ratings.Count:+0.0000;-0.0000}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  search: median {times[times.Count / 2]:F2} ms, p99 {times[times.Count * 99 / 100]:F2} ms"));
        return 0;
    }

    /// <summary>Linear gain; what nobody judged counts nothing.</summary>
    private static double Gain(IEnumerable<string> found, Dictionary<string, int> rated)
    {
        var ideal = Discounted(rated.Values.OrderDescending().Take(Depth));
        return Discounted(found.Take(Depth).Select(id => rated.GetValueOrDefault(id))) / ideal;

        static double Discounted(IEnumerable<int> gains) => gains.Select((gain, i) => gain / Math.Log2(i + 2)).Sum();
    }

    private static Dictionary<string, Dictionary<string, int>> ReadRatings(string file) =>
        File.ReadLines(file)
            .Skip(1)
            .Select(line => line.Split(','))
            .Where(cells => cells.Length == 3)
            .GroupBy(cells => cells[0].Trim('"'))
            .Select(query => (query.Key, Rated: query.ToDictionary(cells => cells[1], cells => int.Parse(cells[2], CultureInfo.InvariantCulture))))
            .Where(query => query.Rated.Values.Any(rating => rating > 0))
            .ToDictionary(query => query.Key, query => query.Rated);

    private static async IAsyncEnumerable<Product> ReadAsync(string file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in RowsAsync(file, cancellationToken))
        {
            var id = row.GetProperty("id").GetString()!;
            var price = new Money(row.GetProperty("price").GetInt64(), "USD");
            yield return new Product
            {
                Id = new(id),
                Title = Text(row, "title"),
                Brand = Text(row, "supplier"),
                Description = Text(row, "short_description"),
                Tags = [Text(row, "name")],
                Attributes = [.. row.GetProperty("attrs").EnumerateObject().Where(value => value.Value.ValueKind is not JsonValueKind.False).Select(Attribute)],
                Variants = [new(new(id), id, [], price, new Stock(Available: true, null, null, DateTimeOffset.UnixEpoch))],
            };
        }
    }

    /// <summary>The data marks names with their type: <c>t_product_colour</c>, <c>n_weight</c>, <c>b_bluetooth</c>.</summary>
    private static ProductAttribute Attribute(JsonProperty value) =>
        new(value.Name[2..].Replace('_', ' ').Trim(), value.Value.ValueKind is JsonValueKind.True ? "" : value.Value.ToString());

    private static async IAsyncEnumerable<JsonElement> RowsAsync(string file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var zipped = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var reader = new StreamReader(zipped);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
            yield return JsonSerializer.Deserialize<JsonElement>(line);
    }

    private static string Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";

    /// <summary>The yardstick: FTS5 with its Porter tokenizer, any word of the query in any of four fields, ordered by bm25.</summary>
    private sealed class PlainSearch : IDisposable
    {
        private readonly SqliteConnection _connection = new("Data Source=:memory:");

        public static async Task<PlainSearch> BuildAsync(string file, CancellationToken cancellationToken)
        {
            var search = new PlainSearch();
            search._connection.Open();
            search.Execute("CREATE VIRTUAL TABLE f USING fts5 (id UNINDEXED, title, name, supplier, description, tokenize = 'porter unicode61'); BEGIN");
            await foreach (var row in RowsAsync(file, cancellationToken))
            {
                using var insert = search._connection.CreateCommand();
                insert.CommandText = "INSERT INTO f VALUES ($a, $b, $c, $d, $e)";
                foreach (var (name, value) in new[] { ("$a", "id"), ("$b", "title"), ("$c", "name"), ("$d", "supplier"), ("$e", "short_description") })
                    insert.Parameters.AddWithValue(name, Text(row, value));
                insert.ExecuteNonQuery();
            }

            search.Execute("COMMIT");
            return search;
        }

        public List<string> Search(string query, int top)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "SELECT id FROM f WHERE f MATCH $match ORDER BY bm25(f), rowid LIMIT $top";
            command.Parameters.AddWithValue("$match", string.Join(" OR ", query.Split(' ').Select(word => $"\"{word}\"")));
            command.Parameters.AddWithValue("$top", top);
            using var reader = command.ExecuteReader();
            var ids = new List<string>();
            while (reader.Read())
                ids.Add(reader.GetString(0));
            return ids;
        }

        public void Dispose() => _connection.Dispose();

        private void Execute(string sql)
        {
            using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
            command.CommandText = sql;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }
    }
}
