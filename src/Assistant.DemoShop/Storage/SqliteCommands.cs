using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Assistant.DemoShop.Storage;

/// <summary>Short forms of what this folder asks SQLite.</summary>
internal static class SqliteCommands
{
    extension(SqliteConnection connection)
    {
        public SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in parameters)
                command.Parameters.AddWithValue(name, value ?? DBNull.Value);

            return command;
        }

        public void Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
        {
            using var command = connection.Command(sql, parameters);
            command.ExecuteNonQuery();
        }

        /// <summary>The first column of the first row, or default where there is none.</summary>
        public T? Scalar<T>(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
        {
            using var command = connection.Command(sql, parameters);
            return command.ExecuteScalar() is { } value and not DBNull
                ? (T)Convert.ChangeType(value, typeof(T), CultureInfo.InvariantCulture)
                : default;
        }

        /// <summary>The first column of every row.</summary>
        public IReadOnlyList<string> Column(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
        {
            using var command = connection.Command(sql, parameters);
            using var reader = command.ExecuteReader();
            List<string> values = [];
            while (reader.Read())
                values.Add(reader.GetString(0));

            return values;
        }
    }

    /// <summary>A column of text as the UTF-8 bytes that are stored.</summary>
    public static byte[] Utf8(this SqliteDataReader reader, int column) => reader.GetFieldValue<byte[]>(column);
}
