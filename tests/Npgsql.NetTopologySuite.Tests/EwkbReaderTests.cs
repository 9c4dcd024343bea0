using NetTopologySuite.Geometries;
using Npgsql.NetTopologySuite.Internal;

namespace Npgsql.NetTopologySuite.Tests;

/// <summary>The format itself, on bytes that PostGIS wrote: it sends its own machine's byte order, but must be read in either.</summary>
public sealed class EwkbReaderTests(PostGisDatabase database) : IClassFixture<PostGisDatabase>
{
    readonly EwkbReader reader = new(null, null, Ordinates.None);

    public static TheoryData<string> AllShapes => new(Shapes.All);

    [Theory, MemberData(nameof(AllShapes))]
    public async Task Either_byte_order_is_read(string wkt)
    {
        foreach (var order in new[] { "XDR", "NDR" })
            Shapes.AssertSame(Shapes.Parse(wkt), reader.Read(await WrittenByPostGis(wkt, order)));
    }

    [Theory, MemberData(nameof(AllShapes))]
    public async Task Bytes_cut_short_anywhere_are_refused(string wkt)
    {
        var bytes = await WrittenByPostGis(wkt, "NDR");
        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<FormatException>(() => reader.Read(bytes.AsSpan(0, length)));
    }

    [Fact]
    public async Task Bytes_left_over_are_refused()
    {
        var bytes = await WrittenByPostGis("POINT (1 2)", "NDR");
        var error = Assert.Throws<FormatException>(() => reader.Read([.. bytes, 0]));
        Assert.Contains("1 bytes left over", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Count_that_the_bytes_cannot_hold_is_refused_before_anything_is_allocated()
    {
        byte[] twoBillionPoints = [1, 2, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x7F];
        var error = Assert.Throws<FormatException>(() => reader.Read(twoBillionPoints));
        Assert.Contains("2147483647 items announced, 0 bytes left", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_byte_order_is_refused()
        => Assert.Throws<FormatException>(() => reader.Read([2, 1, 0, 0, 0]));

    async Task<byte[]> WrittenByPostGis(string wkt, string order)
    {
        await using var command = database.DataSource.CreateCommand("SELECT ST_AsEWKB(ST_GeomFromText($1, 4326), $2)");
        command.Parameters.AddWithValue(wkt);
        command.Parameters.AddWithValue(order);
        return await command.ExecuteScalarAsync<byte[]>();
    }
}
