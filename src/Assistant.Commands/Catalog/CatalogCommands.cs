using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Assistant.Commands.Output;
using Assistant.Commands.Parsing;
using Assistant.Core.Catalog;
using Assistant.Core.Shop;

namespace Assistant.Commands.Catalog;

/// <summary><c>assistant catalog search</c>: products as the search_catalog tool finds them.</summary>
internal static class CatalogCommands
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime) => new("catalog", "Searches the shop's products.")
    {
        Search(io, runtime),
    };

    private static TaughtCommand Search(CommandIo io, IRuntimeProvider runtime)
    {
        var words = CommonOptions.Words("query", "What to look for, in quotes.");
        var queries = CommonOptions.Queries();
        var top = CommonOptions.Top();
        var json = CommonOptions.Json("Print { id, results: [{ product, variant, title, score }] }.");
        var command = new TaughtCommand(
            "search",
            "Finds products, one row each, best first.",
            "catalog search \"light tent for two\"",
            "catalog search \"rain jacket\" --top 3 --json",
            "catalog search --queries queries.jsonl")
        {
            words, queries, top, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var product = await runtime.OpenAsync(cancellationToken);
            var asLines = parsed.GetValue(json) || parsed.GetValue(queries) is not null;
            return await SearchQueries.RunAsync(io, parsed.GetValue(words) ?? [], parsed.GetValue(queries), async (id, query, token) =>
            {
                var hits = await product.Catalog.SearchAsync(new CatalogQuery(query), parsed.GetValue(top), token);
                var rows = hits.Select(hit => new Row(hit.Product, hit.Variant, hit.Title, Math.Round(hit.Score, 4))).ToImmutableArray();
                await (asLines
                    ? io.WriteLineAsync(CommandJson.Write(new Found(id, rows)), token)
                    : Rendering.WriteTableAsync(
                        io, ["product", "variant", "title", "score"],
                        rows.Select(row => (IReadOnlyList<string>)[row.Product.Value, row.Variant.Value, row.Title, $"{row.Score:0.000}"]),
                        token));
            }, cancellationToken);
        });
        return command;
    }

    private sealed record Found(JsonElement Id, ImmutableArray<Row> Results);

    private sealed record Row(ProductId Product, VariantId Variant, string Title, double Score);
}
