using System.Globalization;
using System.Text.Json;

namespace Map.Gateway.Tests.EndToEnd;

/// <summary>The area that the documentation promises, by both ways in.</summary>
public sealed class LargestAreaTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    public void Dispose() => Assert.Empty(map.Errors);

    [Fact]
    public async Task Polygon_of_10_000_positions_is_answered_as_variable_and_in_the_document()
    {
        var coordinates = Circle(Limits.AreaPositions);

        var asVariable = await map.Gateway.DataAsync(
            "query($within: Polygon!) { places(filter: {within: $within}) { totalCount } }",
            new { within = new { type = "Polygon", coordinates } });
        var inDocument = await map.Gateway.DataAsync(
            $"{{ places(filter: {{within: {{type: \"Polygon\", coordinates: {JsonSerializer.Serialize(coordinates)}}}}}) {{ totalCount }} }}");

        Assert.True((int)asVariable["places"]!["totalCount"]! > 0);
        Assert.Equal((int)asVariable["places"]!["totalCount"]!, (int)inDocument["places"]!["totalCount"]!);
    }

    [Fact]
    public async Task Polygon_of_one_more_is_refused_by_its_limit()
    {
        var error = await map.Gateway.ErrorAsync(
            "query($within: Polygon!) { places(filter: {within: $within}) { totalCount } }",
            new { within = new { type = "Polygon", coordinates = Circle(Limits.AreaPositions + 1) } });

        Assert.Contains("more than 10,000 positions", (string?)error["message"], StringComparison.Ordinal);
    }

    // Around Calais.
    static double[][][] Circle(int positions)
    {
        var ring = Enumerable.Range(0, positions - 1).Select(i => 2 * Math.PI * i / (positions - 1))
            .Select(angle => new[] { Rounded(1.85 + 2 * Math.Cos(angle)), Rounded(50.95 + Math.Sin(angle)) }).ToList();
        return [[.. ring, ring[0]]];
    }

    static double Rounded(double degrees) => double.Parse(degrees.ToString("F7", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
