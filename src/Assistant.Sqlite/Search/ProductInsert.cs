using System.Text.Json;
using Assistant.Core.Shop;
using Assistant.Core.Text;
using Microsoft.Data.Sqlite;

namespace Assistant.Sqlite.Search;

/// <summary>Writes products into the catalog index with statements that are prepared once.</summary>
internal sealed class ProductInsert : IDisposable
{
    private readonly SqliteCommand _entry;
    private readonly SqliteCommand _words;

    public ProductInsert(SqliteConnection connection, SqliteTransaction transaction)
    {
        _entry = Prepare("INSERT INTO product (id, entry) VALUES ($id, $entry)", "$id", "$entry");
        _words = Prepare(
            "INSERT INTO product_fts (rowid, title, brand, categories, tags, attributes, description) "
                + "VALUES ($id, $title, $brand, $categories, $tags, $attributes, $description)",
            "$id", "$title", "$brand", "$categories", "$tags", "$attributes", "$description");

        SqliteCommand Prepare(string sql, params string[] names)
        {
            var command = connection.CreateCommand();
            command.Transaction = transaction;
#pragma warning disable CA2100 // The two statements above; values are parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var name in names)
                command.Parameters.Add(new SqliteParameter(name, ""));
            return command;
        }
    }

    public void Run(long id, Product product)
    {
        var options = product.Variants.SelectMany(variant => variant.Options).Select(option => option.Value).Distinct();
        var attributes = product.Attributes.Select(Searchable);
        Run(_entry, id, JsonSerializer.Serialize(CatalogEntry.Of(product), CatalogJson.Default.CatalogEntry));
        Run(
            _words,
            id,
            Stems([product.Title]),
            Stems([product.Brand]),
            Stems(product.Categories),
            Stems(product.Tags),
            Stems([.. attributes, .. options]),
            Stems([product.Description]));
    }

    public void Dispose()
    {
        _entry.Dispose();
        _words.Dispose();
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    /// <summary>
    /// What a shopper would type: the value, or the name of a feature that the product simply has. Names that all products share
    /// and bare numbers would only make every product look alike.
    /// </summary>
    private static string Searchable(ProductAttribute attribute) => attribute.Value switch
    {
        var value when IsYes(value) => attribute.Name,
        var value when value.Any(char.IsLetter) => value,
        _ => "",
    };

    private static bool IsYes(string value) => value.Trim().ToUpperInvariant() is "" or "YES" or "TRUE" or "Y";

    private static string Stems(IEnumerable<string> texts) => string.Join(' ', texts.SelectMany(SearchTerms.Of));
}
