using System.Text.Json;
using Map.Contract.Files;
using Map.Gateway.Exports.Rows;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Parquet;
using Parquet.Schema;

namespace Map.Gateway.Exports.Formats;

/// <summary>Parquet with points as in GeoParquet 1.1, for DuckDB, pandas and QGIS. Lists are texts as in CSV.</summary>
sealed class ParquetFormat() : FileFormat("parquet", "application/vnd.apache.parquet")
{
    const string Geometry = "geometry";

    // A group is in memory as a whole.
    const int GroupSize = 5_000;

    public override bool IsMadeOnDisk => true;

    public override bool IsText => false;

    public override async Task WriteAsync(
        FileHead head, IAsyncEnumerable<IReadOnlyList<FileRow>> rows, Stream output, CancellationToken cancellation)
    {
        using var file = new TemporaryFile("map.parquet");
        await using (var stream = File.Create(file.Path))
        {
            var schema = new ParquetSchema(FieldsOf(head));
            await using var writer = await ParquetWriter.CreateAsync(schema, stream, cancellationToken: cancellation);
            writer.CustomMetadata = MetadataOf(head);
            var group = new List<FileRow>(GroupSize);
            var groups = 0;
            await foreach (var part in rows.WithCancellation(cancellation))
            {
                group.AddRange(part);
                if (group.Count < GroupSize)
                    continue;
                await WriteAsync(writer, schema.DataFields, head, group, cancellation);
                groups++;
                group.Clear();
            }

            // Without a group some readers find no columns.
            if (group.Count > 0 || groups == 0)
                await WriteAsync(writer, schema.DataFields, head, group, cancellation);
        }

        await file.CopyToAsync(output, cancellation);
    }

    static IEnumerable<Field> FieldsOf(FileHead head)
    {
        foreach (var column in head.Columns)
        {
            yield return column.Type switch
            {
                ColumnType.Integer => new DataField<int?>(column.Name),
                ColumnType.Number => new DataField<double?>(column.Name),
                ColumnType.Flag => new DataField<bool?>(column.Name),
                ColumnType.Time => new DataField<DateTime?>(column.Name),
                _ => new DataField<string>(column.Name),
            };
        }

        if (head.HasPositions)
            yield return new DataField<byte[]>(Geometry);
    }

    static async Task WriteAsync(
        ParquetWriter writer, DataField[] fields, FileHead head, List<FileRow> rows, CancellationToken cancellation)
    {
        using var group = writer.CreateRowGroup();
        for (var i = 0; i < head.Columns.Count; i++)
        {
            var field = fields[i];
            switch (head.Columns[i].Type)
            {
                case ColumnType.Integer:
                    await group.WriteAsync<int>(field, Values<int>(rows, i), cancellationToken: cancellation);
                    break;
                case ColumnType.Number:
                    await group.WriteAsync<double>(field, Values<double>(rows, i), cancellationToken: cancellation);
                    break;
                case ColumnType.Flag:
                    await group.WriteAsync<bool>(field, Values<bool>(rows, i), cancellationToken: cancellation);
                    break;
                case ColumnType.Time:
                    await group.WriteAsync<DateTime>(field, Values<DateTime>(rows, i), cancellationToken: cancellation);
                    break;
                default:
                    await group.WriteAsync(field, rows.ConvertAll(row => CellText.Plain(row.Values[i]) is { Length: > 0 } text ? text : null)!);
                    break;
            }
        }

        if (!head.HasPositions)
            return;
        var points = new WKBWriter();
        await group.WriteAsync(
            fields[head.Columns.Count],
            rows.ConvertAll(row => row.Position is { } position ? points.Write(new Point(position.Longitude, position.Latitude)) : null)!);
    }

    static ReadOnlyMemory<T?> Values<T>(List<FileRow> rows, int column) where T : struct =>
        rows.ConvertAll(row => row.Values[column] is T value ? value : (T?)null).ToArray();

    // The coordinate system that GeoParquet means when none is named is that of the map: longitude and latitude of WGS 84.
    static Dictionary<string, string> MetadataOf(FileHead head)
    {
        var metadata = head.About.ToDictionary(line => line.Name, line => line.Value);
        if (head.HasPositions)
        {
            metadata["geo"] = JsonSerializer.Serialize(new
            {
                version = "1.1.0",
                primary_column = Geometry,
                columns = new Dictionary<string, object> { [Geometry] = new { encoding = "WKB", geometry_types = new[] { "Point" } } },
            });
        }

        return metadata;
    }
}
