using NetTopologySuite.Geometries;

namespace Npgsql.NetTopologySuite.Tests;

public sealed class ArrayTests(PostGisDatabase database) : IClassFixture<PostGisDatabase>
{
    [Fact]
    public async Task Array_of_mixed_geometries_with_null_comes_back()
    {
        Geometry?[] sent = [.. Shapes.All.Select(wkt => Shapes.Parse(wkt)), null];
        await using var command = database.DataSource.CreateCommand("SELECT $1, cardinality($1)");
        command.Parameters.AddWithValue(sent);

        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        var read = await reader.GetFieldValueAsync<Geometry?[]>(0);
        Assert.Equal(sent.Length, reader.GetInt32(1));
        Assert.Equal(sent.Length, read.Length);
        for (var i = 0; i < sent.Length - 1; i++)
            Shapes.AssertSame(sent[i]!, read[i]);
        Assert.Null(read[^1]);
    }

    [Fact]
    public async Task List_of_points_comes_back_as_array_and_as_list()
    {
        List<Point> sent = [Shapes.Parse<Point>("POINT (1 2)"), Shapes.Parse<Point>("POINT (3 4)")];
        await using var command = database.DataSource.CreateCommand("SELECT $1, $1");
        command.Parameters.AddWithValue(sent);

        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        Assert.Equal(sent, await reader.GetFieldValueAsync<Point[]>(0));
        Assert.Equal(sent, await reader.GetFieldValueAsync<List<Point>>(1));
    }

    [Fact]
    public async Task Empty_array_comes_back_empty()
    {
        await using var command = database.DataSource.CreateCommand("SELECT $1");
        command.Parameters.AddWithValue(Array.Empty<MultiPolygon>());
        Assert.Empty(await command.ExecuteScalarAsync<MultiPolygon[]>());
    }

    [Fact]
    public async Task Rows_are_found_by_an_array_parameter()
    {
        await using var command = database.DataSource.CreateCommand(
            "SELECT count(*) FROM unnest(ARRAY['POINT (1 2)', 'POINT (5 6)']::geometry[]) at WHERE at = ANY ($1)");
        command.Parameters.AddWithValue(new[] { Shapes.Parse<Point>("POINT (1 2)", srid: 0), Shapes.Parse<Point>("POINT (3 4)", srid: 0) });
        Assert.Equal(1L, await command.ExecuteScalarAsync());
    }
}
