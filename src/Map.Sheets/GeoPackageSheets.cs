using System.Globalization;
using Microsoft.Data.Sqlite;
using NetTopologySuite.IO;
using SQLitePCL;

namespace Map.Sheets;

/// <summary>The layers and tables of a GeoPackage. It is a database of strangers: only what its contents name, only plain tables, nothing of it runs.
/// </summary>
static class GeoPackageSheets
{
    // What a geometry is as columns: a point by its degrees, anything else as WKT.
    static readonly string[] Place = ["latitude", "longitude", "geometry"];

    // The standard's type of what is stored as 1 or 0.
    const string Boolean = "BOOLEAN";

    // Of the standard: undefined ones, and WGS 84.
    static readonly long[] Wgs84 = [-1, 0, 4326];

    public static IEnumerable<(string Name, IReadOnlyList<string> Columns, IEnumerable<RawRow> Rows)> Read(string path, SheetLimits limits)
    {
        using var database = Open(path, limits);
        foreach (var layer in Layers(database))
        {
            var columns = Columns(database, layer);
            yield return (layer.Name, layer.Geometry is null ? columns : [.. Place, .. columns.Where(column => column != layer.Geometry)], Rows(database, layer, columns));
        }
    }

    static SqliteConnection Open(string path, SheetLimits limits)
    {
        var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        try
        {
            database.Open();
            raw.sqlite3_limit(database.Handle, raw.SQLITE_LIMIT_LENGTH, Math.Max(4 * limits.CellLength, 1_000_000));
            raw.sqlite3_limit(database.Handle, raw.SQLITE_LIMIT_ATTACHED, 0);
            using var distrust = new SqliteCommand("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON", database);
            distrust.ExecuteNonQuery();
            return database;
        }
        catch (SqliteException e)
        {
            database.Dispose();
            throw Broken(e);
        }
    }

    static List<Layer> Layers(SqliteConnection database)
    {
        var layers = new List<Layer>();
        using var command = new SqliteCommand("""
            SELECT c.table_name, g.column_name, coalesce(g.srs_id, 0)
            FROM gpkg_contents c
            JOIN sqlite_master m ON m.type = 'table' AND m.name = c.table_name AND m.sql NOT LIKE 'CREATE VIRTUAL%'
            LEFT JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
            WHERE c.data_type IN ('features', 'attributes') ORDER BY c.rowid
            """, database);
        try
        {
            using var rows = command.ExecuteReader();
            while (rows.Read()) layers.Add(new(rows.GetString(0), rows.IsDBNull(1) ? null : rows.GetString(1), rows.GetInt64(2)));
        }
        catch (Exception e) when (e is SqliteException or InvalidCastException)
        {
            throw Broken(e);
        }

        if (layers.Find(layer => !Wgs84.Contains(layer.Srs)) is { } other)
            throw new SheetException(
                $"has the layer \"{other.Name}\" in the coordinates of EPSG:{other.Srs}; only WGS 84 is read. Save it with EPSG:4326, as by ogr2ogr -t_srs EPSG:4326.");
        return layers;
    }

    static List<string> Columns(SqliteConnection database, Layer layer)
    {
        using var command = new SqliteCommand("SELECT name FROM pragma_table_info($table) ORDER BY cid", database);
        command.Parameters.AddWithValue("$table", layer.Name);
        using var rows = command.ExecuteReader();
        var columns = new List<string>();
        while (rows.Read()) columns.Add(rows.GetString(0));
        return columns;
    }

    static IEnumerable<RawRow> Rows(SqliteConnection database, Layer layer, List<string> columns)
    {
        using var command = new SqliteCommand($"SELECT * FROM {Quoted(layer.Name)}", database);
        using var rows = Guarded(command.ExecuteReader);
        var reader = new GeoPackageGeoReader();
        for (long line = 1; Guarded(rows.Read); line++)
        {
            var (cells, fault) = (new List<Cell>(), (string?)null);
            if (layer.Geometry is not null) cells.AddRange(Shape(rows, columns.IndexOf(layer.Geometry), reader, out fault));
            for (var i = 0; i < columns.Count; i++)
                if (columns[i] != layer.Geometry)
                    cells.Add(rows.GetDataTypeName(i) == Boolean && rows.GetValue(i) is long flag ? YesNo(flag) : CellOf(rows.GetValue(i)));
            yield return new(line, cells, fault);
        }
    }

    static Cell YesNo(long flag) => new(flag == 0 ? "false" : "true", CellKind.YesNo);

    static Cell CellOf(object value) => value switch
    {
        long number => new(number.ToString(CultureInfo.InvariantCulture), CellKind.Number),
        double number => new(Numbers.Text(number), CellKind.Number),
        string text => new(text.Trim()),
        _ => Cell.Empty,
    };

    static Cell[] Shape(SqliteDataReader rows, int column, GeoPackageGeoReader reader, out string? fault)
    {
        fault = null;
        if (column < 0 || rows.GetValue(column) is not byte[] { Length: > 0 } bytes) return [Cell.Empty, Cell.Empty, Cell.Empty];
        try
        {
            return Shapes.Cells(reader.Read(bytes));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The library says it by exceptions of many types.
            fault = "has a geometry that cannot be read; save the layer again.";
            return [Cell.Empty, Cell.Empty, Cell.Empty];
        }
    }

    static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SqliteException e)
        {
            throw Broken(e);
        }
    }

    static SheetException Broken(Exception e) => new("is a broken GeoPackage, or another database of SQLite; save it again with the program that made it.", e);

    static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    sealed record Layer(string Name, string? Geometry, long Srs);
}
