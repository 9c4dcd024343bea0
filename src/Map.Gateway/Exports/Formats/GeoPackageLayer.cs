using System.Globalization;
using Map.Contract.Files;
using Map.Gateway.Exports.Rows;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Map.Gateway.Exports.Formats;

/// <summary>The rows of a GeoPackage: a table, its entries in the tables of the standard, and an R-tree of its points.</summary>
sealed class GeoPackageLayer : IDisposable
{
    readonly SqliteConnection database;
    readonly FileHead head;
    // The position is the geometry.
    readonly int[] columns;
    readonly SqliteCommand insert;
    readonly SqliteCommand index;
    readonly GeoPackageGeoWriter points = new() { HandleOrdinates = Ordinates.XY };
    readonly Envelope extent = new();
    long count;

    public GeoPackageLayer(SqliteConnection database, FileHead head)
    {
        (this.database, this.head) = (database, head);
        columns = [.. Enumerable.Range(0, head.Columns.Count).Where(i => !head.HasPositions || head.Columns[i].Name is not ("latitude" or "longitude"))];
        Run(GeoPackageSql.Layer(head.Name, head.HasPositions, columns.Select(i => (head.Columns[i].Name, TypeOf(head.Columns[i].Type)))));
        string[] names = [.. columns.Select(i => head.Columns[i].Name)];
        insert = Prepared(GeoPackageSql.Insert(head.Name, head.HasPositions, names), columns.Length + (head.HasPositions ? 2 : 1));
        index = Prepared(head.HasPositions ? GeoPackageSql.Index(head.Name) : "SELECT 1", head.HasPositions ? 5 : 0);
    }

    public void Add(IEnumerable<FileRow> rows)
    {
        foreach (var row in rows)
        {
            insert.Parameters[0].Value = ++count;
            for (var i = 0; i < columns.Length; i++)
                insert.Parameters[i + 1].Value = Value(row.Values[columns[i]]);
            if (head.HasPositions)
                AddPoint(row.Position);
            insert.ExecuteNonQuery();
        }
    }

    /// <summary>Writes what is known only after the last row. The triggers would run for each row.</summary>
    public void End()
    {
        using var contents = new SqliteCommand(GeoPackageSql.Contents, database);
        contents.Parameters.AddWithValue("$table", head.Name);
        contents.Parameters.AddWithValue("$type", head.HasPositions ? "features" : "attributes");
        contents.Parameters.AddWithValue("$description", string.Join("\n", head.About.Skip(1).Select(line => $"{line.Name}: {line.Value}")));
        contents.Parameters.AddWithValue("$day", head.Day.ToString("yyyy-MM-dd'T00:00:00.000Z'", CultureInfo.InvariantCulture));
        var hasExtent = head.HasPositions && !extent.IsNull;
        contents.Parameters.AddWithValue("$west", hasExtent ? extent.MinX : DBNull.Value);
        contents.Parameters.AddWithValue("$south", hasExtent ? extent.MinY : DBNull.Value);
        contents.Parameters.AddWithValue("$east", hasExtent ? extent.MaxX : DBNull.Value);
        contents.Parameters.AddWithValue("$north", hasExtent ? extent.MaxY : DBNull.Value);
        contents.Parameters.AddWithValue("$srs", head.HasPositions ? GeoPackageSql.Wgs84 : DBNull.Value);
        contents.ExecuteNonQuery();
        if (head.HasPositions)
            Run(GeoPackageSql.EndOfLayer(head.Name));
    }

    public void Dispose()
    {
        insert.Dispose();
        index.Dispose();
    }

    void AddPoint(V1.Position? position)
    {
        var geometry = insert.Parameters[^1];
        if (position is null)
        {
            geometry.Value = DBNull.Value;
            return;
        }

        geometry.Value = points.Write(new Point(position.Longitude, position.Latitude) { SRID = GeoPackageSql.Wgs84 });
        extent.ExpandToInclude(position.Longitude, position.Latitude);
        (index.Parameters[0].Value, index.Parameters[1].Value, index.Parameters[2].Value) = (count, position.Longitude, position.Longitude);
        (index.Parameters[3].Value, index.Parameters[4].Value) = (position.Latitude, position.Latitude);
        index.ExecuteNonQuery();
    }

    static object Value(object? value) => value switch
    {
        null => DBNull.Value,
        bool flag => flag ? 1 : 0,
        int or double => value,
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        _ => CellText.Plain(value) is { Length: > 0 } text ? text : DBNull.Value,
    };

    static string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Integer => "INTEGER",
        ColumnType.Number => "REAL",
        ColumnType.Flag => "BOOLEAN",
        ColumnType.Time => "DATETIME",
        _ => "TEXT",
    };

    SqliteCommand Prepared(string sql, int parameters)
    {
        var command = new SqliteCommand(sql, database);
        for (var i = 0; i < parameters; i++)
            command.Parameters.Add(new($"${i.ToString(CultureInfo.InvariantCulture)}", null));
        return command;
    }

    void Run(string sql)
    {
        using var command = new SqliteCommand(sql, database);
        command.ExecuteNonQuery();
    }
}
