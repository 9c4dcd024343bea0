using NetTopologySuite.Geometries;
using NpgsqlTypes;

namespace Npgsql.NetTopologySuite.Tests;

public sealed class GeographyTests(PostGisDatabase database) : IClassFixture<PostGisDatabase>
{
    static readonly Point Calais = Shapes.Parse<Point>("POINT (1.8587 50.9513)");

    [Theory]
    [InlineData(NpgsqlDbType.Geography, "geography")]
    [InlineData(NpgsqlDbType.Geometry, "geometry")]
    public async Task Stated_type_is_the_type_sent(NpgsqlDbType type, string expected)
    {
        await using var command = database.DataSource.CreateCommand("SELECT pg_typeof($1)::text, $1");
        command.Parameters.Add(new NpgsqlParameter { Value = Calais, NpgsqlDbType = type });
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        Assert.Equal(expected, reader.GetString(0));
        Shapes.AssertSame(Calais, reader.GetFieldValue<Geometry>(1));
    }

    [Theory]
    [InlineData(false, "geometry")]
    [InlineData(true, "geography")]
    public async Task Default_type_is_the_one_chosen_for_the_data_source(bool geographyAsDefault, string expected)
    {
        await using var dataSource = database.Build(builder => builder.UseNetTopologySuite(geographyAsDefault: geographyAsDefault));
        await using var command = dataSource.CreateCommand("SELECT pg_typeof($1)::text, pg_typeof($2)::text, pg_typeof($3)::text");
        command.Parameters.AddWithValue(Calais);
        command.Parameters.Add(new NpgsqlParameter<Geometry> { TypedValue = Calais });
        command.Parameters.AddWithValue(new[] { Calais });
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        Assert.Equal([expected, expected, expected + "[]"], [reader.GetString(0), reader.GetString(1), reader.GetString(2)]);
    }

    [Fact]
    public async Task Distance_in_metres_is_PostGIS_own()
    {
        await using var command = database.DataSource.CreateCommand(
            "SELECT ST_Distance($1, 'SRID=4326;POINT (1.7606 50.9009)'::geography)");
        command.Parameters.Add(new NpgsqlParameter { Value = Calais, DataTypeName = "geography" });
        Assert.Equal(8_871, (double)(await command.ExecuteScalarAsync())!, tolerance: 50);
    }
}
