using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Assistant.Core.Catalog;
using Assistant.Core.Catalog.Vocabulary;
using Assistant.Core.Shop;
using Assistant.Core.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assistant.Sqlite.Search;

/// <summary>
/// Products in SQLite FTS5. Matches in the title weigh most, then the description and the attributes; among several words, products
/// that hold more of them come first. Filters are exact and apply to one and the same variant.
/// </summary>
public sealed class CatalogIndex : ICatalogIndex, IDisposable
{
    private const int Layout = 4;
    private const int Candidates = 400;

    /// <summary>How much holding all words counts beside the words' own weight.</summary>
    private const double CoverageShare = 0.3;

    /// <summary>When results are sorted by price, only products that fit about as well as the best one are results.</summary>
    private const double AboutAsGood = 0.75;

    private const string Schema = """
        CREATE TABLE catalog (version TEXT NOT NULL);
        CREATE TABLE product (id INTEGER PRIMARY KEY, entry TEXT NOT NULL);
        CREATE VIRTUAL TABLE product_fts USING fts5 (title, brand, categories, tags, attributes, description, tokenize = 'unicode61');
        CREATE VIRTUAL TABLE product_vocabulary USING fts5vocab (product_fts, row)
        """;

    private const string ByRelevance = "bm25(product_fts, 3.0, 1.0, 2.0, 1.0, 1.0, 2.0)";

    private readonly IndexDatabase _database;
    private Catalog _catalog = Catalog.Empty;

    /// <param name="path">The index's own file; null keeps it in memory.</param>
    public CatalogIndex(string? path) => _database = IndexDatabase.Open(path, Layout, Schema);

    public async Task BuildAsync(string version, IAsyncEnumerable<Product> products, CancellationToken cancellationToken)
    {
        version = string.Create(CultureInfo.InvariantCulture, $"{version} {WordLists.Fingerprint:x}");
        if (_catalog.Version == version)
            return;

        var stored = await _database.ReadAsync(connection => connection.ExecuteScalar<string?>("SELECT version FROM catalog"), cancellationToken);
        if (stored != version)
        {
            // The shop may answer slowly; it is read before the transaction, which then keeps nobody waiting.
            var all = await products.ToListAsync(cancellationToken);
            await _database.WriteAsync((connection, transaction) => Write(connection, transaction, version, all, cancellationToken), cancellationToken);
        }

        Volatile.Write(ref _catalog, await _database.ReadAsync(Load, cancellationToken));
    }

    public async Task<IReadOnlyList<ProductHit>> SearchAsync(CatalogQuery query, int top, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(top);
        var catalog = Volatile.Read(ref _catalog);
        var found = Words.Of(query.Text).Count == 0 && query.Kind is null
            ? catalog.Browse(query)
            : await _database.ReadAsync(connection => Find(connection, catalog, query), cancellationToken);
        var unwanted = query.Unwanted.IsEmpty ? [] : await _database.ReadAsync(connection => Speaking(connection, query.Unwanted), cancellationToken);
        return [.. Sorted(found.Where(match => !unwanted.Contains(match.Id)), query).Take(top).Select(match => new ProductHit(new(match.Entry.Product), new(match.Variant.Id), match.Entry.Title, match.Score))];
    }

    public async Task<KindFound> FindKindAsync(string kind, CancellationToken cancellationToken)
    {
        var catalog = Volatile.Read(ref _catalog);
        if (catalog.Kinds.Read(kind) is not { } found)
            return new(IsSold: false, Loose: null, catalog.Kinds.Nearest(kind));

        var holding = found.Modifiers.Length is 0 || await _database.ReadAsync(connection => Holding(connection, catalog, found).Overlaps(found.Products), cancellationToken);

        // Any set would do for a "chess set": what goes by so common a word is told apart by the words before it.
        return holding ? new(IsSold: true, found.Match is KindMatch.Tagged ? kind : null, [])
            : Core.Catalog.Vocabulary.Kinds.IsAccessory(found.Kind) ? new(IsSold: false, Loose: null, catalog.Kinds.Nearest(kind))
            : new(IsSold: true, found.Kind, []);
    }

    public void Dispose() => _database.Dispose();

    private static void Write(
        SqliteConnection connection, SqliteTransaction transaction, string version, List<Product> products, CancellationToken cancellationToken)
    {
        connection.Execute("DELETE FROM product_fts; DELETE FROM product; DELETE FROM catalog;", transaction: transaction);
        using var insert = new ProductInsert(connection, transaction);
        foreach (var (i, product) in products.Where(product => !product.Variants.IsDefaultOrEmpty).DistinctBy(product => product.Id).OrderBy(product => product.Id.Value, StringComparer.Ordinal).Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            insert.Run(i + 1, product);
        }

        connection.Execute("INSERT INTO catalog (version) VALUES (@version)", new { version }, transaction);
    }

    private static Catalog Load(SqliteConnection connection)
    {
        var entries = connection.Query<(long Id, string Entry)>("SELECT id, entry FROM product")
            .ToFrozenDictionary(row => row.Id, row => JsonSerializer.Deserialize(row.Entry, CatalogJson.Default.CatalogEntry)!);
        var vocabulary = connection.Query<(string Stem, long Products)>("SELECT term, doc FROM product_vocabulary")
            .ToFrozenDictionary(row => row.Stem, row => row.Products, StringComparer.Ordinal);
        return new(connection.ExecuteScalar<string?>("SELECT version FROM catalog"), entries, new(vocabulary, entries.Count), new(entries));
    }

    private static List<Match> Find(SqliteConnection connection, Catalog catalog, CatalogQuery query)
    {
        var kind = query.Kind is { } asked ? catalog.Kinds.Read(asked) : null;
        if (query.Kind is not null && kind is null)
            return [];

        IReadOnlySet<long>? of = kind switch
        {
            null => null,
            { Modifiers.Length: 0 } => kind.Products,
            _ => Holding(connection, catalog, kind).Intersect(kind.Products).ToHashSet(),
        };
        var terms = Words.Of(query.Text).Count is 0 ? [] : catalog.Words.Read(query.Text, (first, second) => HoldsPhrase(connection, first, second));
        var matches = Scored(connection, catalog, query, terms, of);
        return of is null ? matches : [.. matches.Concat(Rest(catalog, query, of, matches)).OrderByDescending(match => HowClose(match, query))];
    }

    private static List<Match> Scored(SqliteConnection connection, Catalog catalog, CatalogQuery query, IReadOnlyList<CatalogTerm> terms, IReadOnlySet<long>? of)
    {
        if (terms.Count is 0)
            return [];

        var asked = SearchTerms.Of(query.Text).ToHashSet(StringComparer.Ordinal);
        var candidates = connection
            .Query<(long Id, double Rank)>(
                $"SELECT rowid, {ByRelevance} AS rank FROM product_fts WHERE product_fts MATCH @match ORDER BY rank, rowid",
                new { match = string.Join(" OR ", terms.Select(term => term.Match)) },
                buffered: false)
            .Where(row => of?.Contains(row.Id) ?? true)
            .Select(row => (row.Id, Weight: -row.Rank, Entry: catalog.Entries[row.Id], Variant: catalog.Entries[row.Id].Fit(query, asked)))
            .Where(row => row.Variant is not null)
            .Take(Candidates)
            .ToList();
        if (candidates.Count == 0)
            return [];

        var coverage = Coverage(connection, terms, candidates.Select(row => row.Id));
        var best = Math.Max(candidates[0].Weight, double.Epsilon);
        return
        [
            .. candidates
                .Select(row => new Match(
                    row.Id,
                    row.Entry,
                    row.Variant!,
                    Math.Round(((row.Weight / best) + (CoverageShare * coverage[row.Id])) / (1 + CoverageShare), 6)))
                .OrderByDescending(match => match.Score)
                .ThenBy(match => match.Id),
        ];
    }

    /// <summary>Products of the kind that go by another word: an anorak among the jackets.</summary>
    private static IEnumerable<Match> Rest(Catalog catalog, CatalogQuery query, IReadOnlySet<long> of, List<Match> found)
    {
        var asked = SearchTerms.Of(query.Text).ToHashSet(StringComparer.Ordinal);
        return of.Except(found.Select(match => match.Id)).Order()
            .Select(id => (Id: id, Entry: catalog.Entries[id], Variant: catalog.Entries[id].Fit(query, asked)))
            .Where(row => row.Variant is not null)
            .Select(row => new Match(row.Id, row.Entry, row.Variant!, 0));
    }

    /// <summary>A tent for exactly two comes before one for three, where two was asked for.</summary>
    private static bool HowClose(Match match, CatalogQuery query) =>
        query.Measures.FirstOrDefault(limit => limit.Dimension is Dimension.People)?.Min is { } people
        && match.Entry.Measures.Any(measure => measure.Dimension is Dimension.People && measure.Value.Equals(people));

    /// <summary>
    /// Products that speak of a word which is no colour: those are for variants to have. Whose a thing is, "women's", its title says; a
    /// description may tell of many.
    /// </summary>
    private static HashSet<long> Speaking(SqliteConnection connection, IEnumerable<string> unwanted) =>
    [
        .. unwanted.Where(word => !Colours.IsColour(word))
            .Select(word => (Column: IsPossessive(word) ? "title : " : "", Stems: string.Join(' ', SearchTerms.Of(word))))
            .Where(word => word.Stems.Length > 0)
            .SelectMany(word => connection.Query<long>("SELECT rowid FROM product_fts WHERE product_fts MATCH @match", new { match = $"{word.Column}\"{word.Stems}\"" })),
    ];

    private static bool IsPossessive(string word) => word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("s'", StringComparison.Ordinal);

    /// <summary>Products that hold all words that stand before a kind.</summary>
    private static HashSet<long> Holding(SqliteConnection connection, Catalog catalog, CatalogKind kind)
    {
        var terms = catalog.Words.Read(kind.Modifiers, (first, second) => HoldsPhrase(connection, first, second));
        return
        [
            .. connection.Query<long>(
                "SELECT rowid FROM product_fts WHERE product_fts MATCH @match", new { match = string.Join(" AND ", terms.Select(term => term.Match)) }),
        ];
    }

    /// <summary>The share of the query that each product holds, rare words weighing more.</summary>
    private static Dictionary<long, double> Coverage(SqliteConnection connection, IReadOnlyList<CatalogTerm> terms, IEnumerable<long> candidates)
    {
        var total = terms.Sum(term => term.Rarity);
        var coverage = candidates.ToDictionary(id => id, _ => terms.Count == 1 ? 1.0 : 0);
        foreach (var term in terms.Count == 1 ? [] : terms)
        {
            foreach (var id in connection.Query<long>("SELECT rowid FROM product_fts WHERE product_fts MATCH @Match", new { term.Match }, buffered: false))
            {
                if (coverage.TryGetValue(id, out var held))
                    coverage[id] = held + (term.Rarity / total);
            }
        }

        return coverage;
    }

    private static bool HoldsPhrase(SqliteConnection connection, string first, string second) =>
        connection.ExecuteScalar<long?>(
            "SELECT rowid FROM product_fts WHERE product_fts MATCH @match LIMIT 1", new { match = $"\"{first} {second}\"" }) is not null;

    private static IEnumerable<Match> Sorted(IEnumerable<Match> found, CatalogQuery query)
    {
        if (query.Sort is CatalogSort.Relevance)
            return found;

        // All products of a kind fit; among those that merely hold a word, only the good ones do.
        var all = found.ToList();
        var good = query.Kind is null ? all.Where(match => match.Score >= AboutAsGood * all[0].Score) : all;
        return query.Sort switch
        {
            CatalogSort.PriceAscending => good.OrderBy(match => match.Variant.Price.Minor),
            CatalogSort.PriceDescending => good.OrderByDescending(match => match.Variant.Price.Minor),
            CatalogSort.Rating => good.OrderByDescending(match => match.Entry.Rating ?? 0),
            CatalogSort.Weight => good.OrderBy(match => match.Entry.Weight ?? double.MaxValue),
            var sort => throw new ArgumentOutOfRangeException(nameof(query), sort, "There is no such order of results."),
        };
    }

    private sealed record Match(long Id, CatalogEntry Entry, CatalogVariant Variant, double Score);

    private sealed record Catalog(string? Version, FrozenDictionary<long, CatalogEntry> Entries, CatalogWords Words, CatalogKinds Kinds)
    {
        public static Catalog Empty { get; } = new(null, FrozenDictionary<long, CatalogEntry>.Empty, new(FrozenDictionary<string, long>.Empty, 0), new(FrozenDictionary<long, CatalogEntry>.Empty));

        private static readonly HashSet<string> Nothing = [];

        /// <summary>All products that pass the filters, best rated first.</summary>
        public IEnumerable<Match> Browse(CatalogQuery query) =>
            Entries
                .Select(entry => (entry.Key, entry.Value, Variant: entry.Value.Fit(query, Nothing)))
                .Where(entry => entry.Variant is not null)
                .OrderByDescending(entry => entry.Value.Rating ?? 0)
                .ThenBy(entry => entry.Key)
                .Select(entry => new Match(entry.Key, entry.Value, entry.Variant!, 1));
    }
}
