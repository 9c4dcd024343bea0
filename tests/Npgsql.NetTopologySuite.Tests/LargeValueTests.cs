using System.Data;
using NetTopologySuite.Geometries;

namespace Npgsql.NetTopologySuite.Tests;

/// <summary>Values larger than Npgsql's buffers, and values that straddle two of them.</summary>
public sealed class LargeValueTests(PostGisDatabase database) : IClassFixture<PostGisDatabase>
{
    readonly Polygon large = Shapes.Circle(100_000);

    [Theory]
    [InlineData(CommandBehavior.Default)]
    [InlineData(CommandBehavior.SequentialAccess)]
    public async Task Polygon_of_100000_vertices_comes_back(CommandBehavior behavior)
    {
        await using var command = database.DataSource.CreateCommand("SELECT $1, ST_NPoints($1), $1");
        command.Parameters.AddWithValue(large);
        await using var reader = await command.ExecuteReaderAsync(behavior);
        Assert.True(await reader.ReadAsync());
        Shapes.AssertSame(large, await reader.GetFieldValueAsync<Polygon>(0));
        Assert.Equal(100_001, await reader.GetFieldValueAsync<int>(1));
        Shapes.AssertSame(large, await reader.GetFieldValueAsync<Polygon>(2));
    }

    [Theory]
    [InlineData(CommandBehavior.Default)]
    [InlineData(CommandBehavior.SequentialAccess)]
    public void Polygon_of_100000_vertices_comes_back_synchronously(CommandBehavior behavior)
    {
        using var command = database.DataSource.CreateCommand("SELECT $1, ST_NPoints($1), $1");
        command.Parameters.AddWithValue(large);
        using var reader = command.ExecuteReader(behavior);
        Assert.True(reader.Read());
        Shapes.AssertSame(large, reader.GetFieldValue<Polygon>(0));
        Assert.Equal(100_001, reader.GetInt32(1));
        Shapes.AssertSame(large, reader.GetFieldValue<Geometry>(2));
    }

    [Fact]
    public async Task Array_of_large_polygons_comes_back()
    {
        await using var command = database.DataSource.CreateCommand("SELECT $1");
        command.Parameters.AddWithValue(new[] { large, Shapes.Circle(3), large });
        var read = await command.ExecuteScalarAsync<Polygon[]>();
        Assert.Equal(3, read.Length);
        Shapes.AssertSame(large, read[0]);
        Shapes.AssertSame(Shapes.Circle(3), read[1]);
        Shapes.AssertSame(large, read[2]);
    }

    [Theory]
    [InlineData(CommandBehavior.Default)]
    [InlineData(CommandBehavior.SequentialAccess)]
    public async Task Rows_of_every_size_cross_every_buffer_boundary(CommandBehavior behavior)
    {
        await using var command = database.DataSource.CreateCommand(
            "SELECT n, ST_MakeLine(ARRAY(SELECT ST_Point(i, n) FROM generate_series(1, n) i)), n FROM generate_series(2, 1500) n");
        await using var reader = await command.ExecuteReaderAsync(behavior);
        var rows = 0;
        while (await reader.ReadAsync())
        {
            var n = await reader.GetFieldValueAsync<int>(0);
            var line = await reader.GetFieldValueAsync<LineString>(1);
            Assert.Equal(n, await reader.GetFieldValueAsync<int>(2));
            Assert.Equal(n, line.NumPoints);
            Assert.Equal(new Coordinate(n, n), line.GetCoordinateN(n - 1));
            rows++;
        }

        Assert.Equal(1499, rows);
    }

    [Fact]
    public async Task Copy_in_and_out_keeps_every_row()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using (var create = new NpgsqlCommand("CREATE TEMP TABLE shape (id int, at geometry)", connection))
            await create.ExecuteNonQueryAsync();

        Geometry?[] sent = [.. Shapes.All.Select(wkt => Shapes.Parse(wkt)), null, large, Shapes.Circle(400)];
        await using (var import = await connection.BeginBinaryImportAsync("COPY shape FROM STDIN (FORMAT binary)"))
        {
            for (var i = 0; i < sent.Length; i++)
            {
                await import.StartRowAsync();
                await import.WriteAsync(i);
                if (sent[i] is { } geometry)
                    await import.WriteAsync(geometry, "geometry");
                else
                    await import.WriteNullAsync();
            }

            Assert.Equal((ulong)sent.Length, await import.CompleteAsync());
        }

        await using var export = await connection.BeginBinaryExportAsync(
            "COPY (SELECT at FROM shape ORDER BY id) TO STDOUT (FORMAT binary)");
        foreach (var expected in sent)
        {
            Assert.Equal(1, await export.StartRowAsync());
            if (expected is null)
            {
                Assert.True(export.IsNull);
                await export.SkipAsync();
            }
            else
            {
                Shapes.AssertSame(expected, await export.ReadAsync<Geometry>());
            }
        }
    }
}
