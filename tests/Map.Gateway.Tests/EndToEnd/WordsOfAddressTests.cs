using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.EndToEnd;

/// <summary>What is wrong with a parameter of a file or a tile is said in the words of its address.</summary>
public sealed partial class WordsOfAddressTests(SeededMap map) : IClassFixture<SeededMap>, IAsyncLifetime
{
    static readonly string[] WrongValues =
    [
        "", "no_such_thing", "Kent\0", new('x', 1_000), "999,999", "-5", "9,9,9,9,9", "{\"type\":\"Point\"}", "2026-13-45", "a,,b",
        string.Join(',', Enumerable.Repeat("GB", 101)), "DETENTION_CENTRE",
    ];

    TestGateway gateway = null!;

    public static TheoryData<string> Parameters => [.. FilterParameter.All.Select(parameter => parameter.Name)];

    public async Task InitializeAsync() => gateway = await map.UnlimitedGatewayAsync();

    public Task DisposeAsync()
    {
        Assert.Empty(map.Errors.Concat(gateway.Log.Errors));
        return Task.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public async Task Every_wrong_value_is_refused_in_words_of_address(string name)
    {
        var faults = new List<string>();
        var refused = 0;
        foreach (var address in new[] { "places.csv", "places.geojson", "tiles/1/0/0.mvt" })
        {
            foreach (var value in WrongValues)
            {
                using var response = await gateway.Http.GetAsync($"{address}?{name}={Uri.EscapeDataString(value)}{Others(name)}");
                if (response.IsSuccessStatusCode)
                    continue;
                refused++;
                if (response.StatusCode != HttpStatusCode.BadRequest)
                    faults.Add($"{value} is {response.StatusCode}");
                var problem = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
                foreach (var violation in problem["violations"]!.AsArray())
                {
                    if ((string?)violation!["field"] != name)
                        faults.Add($"{value} is of {violation["field"]}");
                    if (WordsOfProgram().Match(WithoutWords((string)violation["description"]!)) is { Success: true } word)
                        faults.Add($"{value} says {word}: {violation["description"]}");
                }
            }
        }

        Assert.Equal("", string.Join('\n', faults.Distinct()));
        Assert.True(refused > 3, $"Only {refused} values of {name} were refused.");
    }

    [Theory]
    [InlineData("places.csv?orderBy=nearest", "orderBy", "is not a parameter of the filter. Allowed: kinds, ")]
    [InlineData("places.csv?regionMatch=coverage", "regionMatch", "is set without regions. Give regions, or leave it out.")]
    [InlineData("tiles/1/0/0.mvt?regions=GB&regionMatch=COVERAGE", "regionMatch",
        "has \"COVERAGE\"; allowed: location, coverage, location_or_coverage.")]
    [InlineData("places.csv?helps=51.1", "helps", "has 1 numbers. Write it as latitude,longitude in degrees.")]
    [InlineData("tiles/1/0/0.mvt?helps=91,1", "helps", "is not a latitude: -90 to 90 degrees.")]
    [InlineData("places.csv?facilityTypes=nope", "facilityTypes", "\"nope\" is not a facility type. Types are like \"removal_centre\"")]
    public async Task Wrong_parameter_says_what_is_allowed(string address, string parameter, string description)
    {
        using var response = await gateway.Http.GetAsync(address);

        var violation = Assert.Single((await response.Content.ReadFromJsonAsync<JsonNode>())!["violations"]!.AsArray())!;
        Assert.Equal(parameter, (string?)violation["field"]);
        Assert.StartsWith(description, (string?)violation["description"]);
    }

    // What a right value of the parameter needs beside it.
    static string Others(string name) => name switch
    {
        "near" => "&withinKm=3",
        FilterParameter.WithinKm => "&near=51,1",
        "regionMatch" => "&regions=GB",
        _ => "",
    };

    // What stands in quotes is the caller's own, and the words of the map's lists are those that files have.
    static string WithoutWords(string description) => FilterParameter.All
        .Where(parameter => parameter.Field.FieldType == Google.Protobuf.Reflection.FieldType.Enum)
        .SelectMany(parameter => Words.All(parameter.Field.EnumType)).Select(word => word.Word)
        .Aggregate(Quoted().Replace(description, ""), (text, word) => text.Replace(word, "", StringComparison.Ordinal));

    [GeneratedRegex("\"[^\"]*\"", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    // Names with underscores, of GraphQL's enums and of classes, and paths of messages; but S_ and T_ begin the functions of CQL2.
    [GeneratedRegex(
        @"[a-z0-9]_[a-z0-9]|[A-Z](?<!\b[ST])_[A-Z]|\b(?!OpenStreetMap|MultiPolygon)[A-Z][a-z]+(?:[A-Z][a-z]+)+\b|filter\."
        + "|[Mm]etadata|gRPC|System\\.|GraphQL",
        RegexOptions.CultureInvariant)]
    private static partial Regex WordsOfProgram();
}
