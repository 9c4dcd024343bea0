using System.Text.Json.Serialization;
using Map.Contract.Files;
using Microsoft.AspNetCore.Http.Extensions;

namespace Map.Gateway.Tiles;

/// <summary>The description of the tiles for map libraries: TileJSON 3.0.</summary>
sealed record TileDescription(string[] Tiles)
{
    // A unit of a tile is half a metre here; map libraries enlarge these tiles for higher zooms.
    const int HighestZoom = 14;

    public string Tilejson => "3.0.0";

    public string Name => "Map";

    public string Description => "Places of the border regime and of those who resist it, and the regions they lie in.";

    public string Attribution =>
        $"{Terms.Holder}, <a href=\"{Terms.Licence}\">{Terms.LicenceName}</a>; towns: "
        + "<a href=\"https://www.geonames.org\">GeoNames</a>; boundaries: "
        + "<a href=\"https://www.naturalearthdata.com\">Natural Earth</a>";

    public int Minzoom => 0;

    public int Maxzoom => HighestZoom;

    public double[] Bounds => [-180, -85.05112877980659, 180, 85.05112877980659];

    [JsonPropertyName("vector_layers")]
    public Layer[] VectorLayers { get; } =
    [
        new("places", "Places; where they are many, clusters of places, which have a count", new()
        {
            ["id"] = "of a place, as in GraphQL",
            ["kind"] = WordsOf("kind"),
            ["status"] = WordsOf("status"),
            ["name"] = "of a place, in the language lang where it is known",
            ["precision"] = "of its position: draw it no finer",
            ["services"] = "of a group, separated by commas: " + WordsOf<V1.Service>(),
            ["languages"] = "of a group, BCP 47 tags separated by commas",
            ["together"] = "of a place at the same point as others: how many they are",
            ["turn"] = "of a place at the same point as others: which of them it is, from 0",
            ["count"] = "of a cluster: how many places",
            ["detention_centre"] = "of a cluster: how many of this kind",
            ["reporting_centre"] = "of a cluster: how many of this kind",
            ["support_group"] = "of a cluster: how many of this kind",
            ["office"] = "of a cluster: how many of this kind",
        }),
        new("regions", "Countries; from zoom 5 their parts, too", new()
        {
            ["code"] = "ISO 3166 or NUTS",
            ["name"] = "in the language lang, else in English",
            ["kind"] = "country, nation, region, subdivision",
        }),
    ];

    /// <summary>Describes the tiles with the filter of this request.</summary>
    public static TileDescription For(HttpRequest request)
    {
        var parameters = new QueryBuilder(request.Query.SelectMany(
            parameter => parameter.Value, (parameter, value) => KeyValuePair.Create(parameter.Key, value ?? "")));
        return new([$"{request.Scheme}://{request.Host}{request.PathBase}/tiles/{{z}}/{{x}}/{{y}}.mvt{parameters.ToQueryString()}"]);
    }

    static string WordsOf(string field) =>
        string.Join(", ", Words.All(V1.Place.Descriptor.FindFieldByName(field).EnumType).Select(value => value.Word));

    static string WordsOf<T>() where T : struct, Enum => string.Join(", ", Words.Values<T>().Select(value => Words.Of(value)));

    public sealed record Layer(string Id, string Description, Dictionary<string, string> Fields)
    {
        public int Minzoom => 0;

        public int Maxzoom => HighestZoom;
    }
}
