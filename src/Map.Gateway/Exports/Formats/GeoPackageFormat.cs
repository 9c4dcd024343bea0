using Map.Gateway.Exports.Rows;
using Microsoft.Data.Sqlite;

namespace Map.Gateway.Exports.Formats;

/// <summary>A GeoPackage 1.3 (OGC 12-128r17), for QGIS: a layer of points with an index, or a table of attributes where rows have no position.</summary>
sealed class GeoPackageFormat() : FileFormat("gpkg", Type)
{
    /// <summary>Its media type.</summary>
    public const string Type = "application/geopackage+sqlite3";

    public override bool IsMadeOnDisk => true;

    public override bool IsText => false;

    public override Task WriteAsync(FileHead head, IAsyncEnumerable<IReadOnlyList<FileRow>> rows, Stream output, CancellationToken cancellation) =>
        WriteAsync([(head, rows)], output, cancellation);

    /// <summary>Writes a file of several layers.</summary>
    public static async Task WriteAsync(
        IEnumerable<(FileHead Head, IAsyncEnumerable<IReadOnlyList<FileRow>> Rows)> layers, Stream output, CancellationToken cancellation)
    {
        using var file = new TemporaryFile("map.gpkg");
        await using (var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file.Path, Pooling = false }.ToString()))
        {
            database.Open();
            // Nobody else reads it, and what breaks off is thrown away.
            Run(database, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; BEGIN");
            Run(database, GeoPackageSql.Tables);
            foreach (var (head, rows) in layers)
            {
                using var layer = new GeoPackageLayer(database, head);
                await foreach (var part in rows.WithCancellation(cancellation))
                    layer.Add(part);
                layer.End();
            }

            Run(database, "COMMIT");
        }

        await file.CopyToAsync(output, cancellation);
    }

    static void Run(SqliteConnection database, string sql)
    {
        using var command = new SqliteCommand(sql, database);
        command.ExecuteNonQuery();
    }
}
