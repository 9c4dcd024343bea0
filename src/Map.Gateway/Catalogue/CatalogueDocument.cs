using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Map.Contract.Files;
using Map.Gateway.Exports.Formats;

namespace Map.Gateway.Catalogue;

/// <summary>The map as a catalogue of DCAT 3 with the properties of DCAT-AP, as JSON-LD that brings its own context.</summary>
static class CatalogueDocument
{
    public const string MediaType = "application/ld+json";

    const string MediaTypes = "https://www.iana.org/assignments/media-types/";

    // The authority tables of the EU's Publications Office, which DCAT-AP asks for.
    const string Authority = "http://publications.europa.eu/resource/authority/";

    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly Dictionary<string, object> Context = new()
    {
        ["dcat"] = "http://www.w3.org/ns/dcat#",
        ["dct"] = "http://purl.org/dc/terms/",
        ["foaf"] = "http://xmlns.com/foaf/0.1/",
        ["rdfs"] = "http://www.w3.org/2000/01/rdf-schema#",
        ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
    };

    static readonly (string Name, string Title, string Description)[] Tables =
    [
        ("places", "Places", "Detention centres, reporting centres, support groups and offices of the border regime: where they are, since when, and who says so. "
            + "Positions are as published: no finer than their precision."),
        ("organisations", "Organisations", "Agencies, companies, charities and groups that run such places, or support the people in them."),
        ("involvements", "Involvements", "Which organisation does what at which place, and since when."),
    ];

    /// <param name="origin">The address of the map: https://example.org.</param>
    /// <param name="changed">When the map last changed; null while it is empty.</param>
    public static object Of(string origin, DateTime? changed)
    {
        var datasets = Tables.Select(table => Dataset(
            origin, table.Name, table.Title, table.Description, changed,
            FileFormats.Of(table.Name).Select(format => Distribution(origin, $"{table.Name}.{format.Extension}", format.Extension, format.MediaType))));
        var dump = Dataset(
            origin, "dump", "The whole map", "All places, organisations and involvements with all of their fields, from one moment, with a hash: for copies of the map.",
            changed, [Distribution(origin, "dump.ndjson", "ndjson", DumpForm.MediaType), Distribution(origin, "dump.gpkg", "gpkg", GeoPackageFormat.Type)]);
        var revisions = Dataset(
            origin, "revisions", "What has happened", "Every change of a place or an organisation, field by field, with its time and its reason.", changed,
            [Distribution(origin, "revisions.ndjson", "ndjson", DumpForm.MediaType)]);
        var catalogue = Described(
            $"{origin}/data.jsonld", "dcat:Catalog", "Map", "The open map of the border regime, and of the people who resist it.", changed);
        catalogue["@context"] = Context;
        catalogue["foaf:homepage"] = Id($"{origin}/data");
        catalogue["dct:language"] = Id($"{Authority}language/ENG");
        catalogue["dcat:dataset"] = datasets.Append(dump).Append(revisions).ToList();
        catalogue["dcat:service"] = Services(origin);
        return catalogue;
    }

    static Dictionary<string, object> Dataset(
        string origin, string name, string title, string description, DateTime? changed, IEnumerable<object> distributions)
    {
        var dataset = Described($"{origin}/data.jsonld#{name}", "dcat:Dataset", title, description, changed);
        dataset["dct:identifier"] = name;
        dataset["dct:accrualPeriodicity"] = Id($"{Authority}frequency/CONT");
        dataset["dct:accessRights"] = Id($"{Authority}access-right/PUBLIC");
        dataset["dcat:theme"] = new[] { Id($"{Authority}data-theme/JUST"), Id($"{Authority}data-theme/SOCI") };
        dataset["dcat:landingPage"] = Id($"{origin}/data");
        dataset["dcat:distribution"] = distributions.ToList();
        return dataset;
    }

    static Dictionary<string, object> Described(string id, string type, string title, string description, DateTime? changed)
    {
        var described = new Dictionary<string, object>
        {
            ["@id"] = id,
            ["@type"] = type,
            ["dct:title"] = English(title),
            ["dct:description"] = English(description),
            ["dct:publisher"] = new Dictionary<string, object> { ["@type"] = "foaf:Agent", ["foaf:name"] = Terms.Holder },
            ["dct:license"] = Id(Terms.Licence),
        };
        if (changed is { } at)
        {
            described["dct:modified"] = new Dictionary<string, object>
            {
                ["@type"] = "xsd:dateTime", ["@value"] = at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            };
        }

        return described;
    }

    static Dictionary<string, object> Distribution(string origin, string file, string name, string mediaType) => new()
    {
        ["@id"] = $"{origin}/data.jsonld#{file}",
        ["@type"] = "dcat:Distribution",
        ["dct:title"] = English(file),
        ["dcat:accessURL"] = Id($"{origin}/{file}"),
        ["dcat:downloadURL"] = Id($"{origin}/{file}"),
        ["dcat:mediaType"] = Id(MediaTypes + mediaType.Split(';')[0]),
        ["dct:format"] = new Dictionary<string, object> { ["@type"] = "dct:MediaTypeOrExtent", ["rdfs:label"] = name },
        ["dct:license"] = Id(Terms.Licence),
        ["dct:rights"] = new Dictionary<string, object> { ["@type"] = "dct:RightsStatement", ["rdfs:label"] = English(Terms.Attribution) },
    };

    static List<object> Services(string origin) =>
    [
        Service(origin, "graphql", "/graphql", "GraphQL", "Everything that is on the map, and what changes on it.", null),
        Service(origin, "ogc", "/ogc", "OGC API - Features", "Places as features, for QGIS and other GIS.",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core"),
        Service(origin, "hsds", "/hsds", "HSDS", "Support groups as services, for referral services.", "https://docs.openreferral.org/en/3.1/"),
        Service(origin, "tiles", "/tiles.json", "Vector tiles", "Places as Mapbox Vector Tiles, by TileJSON.", "https://github.com/mapbox/tilejson-spec"),
        Service(origin, "changes", "/changes.atom", "Atom feed of changes", "What changes on the map, back to the first change.",
            "https://www.rfc-editor.org/rfc/rfc4287"),
    ];

    static Dictionary<string, object> Service(string origin, string name, string path, string title, string description, string? standard)
    {
        var service = new Dictionary<string, object>
        {
            ["@id"] = $"{origin}/data.jsonld#service-{name}",
            ["@type"] = "dcat:DataService",
            ["dct:title"] = English(title),
            ["dct:description"] = English(description),
            ["dct:license"] = Id(Terms.Licence),
            ["dcat:endpointURL"] = Id(origin + path),
            ["dcat:servesDataset"] = Id($"{origin}/data.jsonld#places"),
        };
        if (standard is not null)
            service["dct:conformsTo"] = Id(standard);
        return service;
    }

    static Dictionary<string, object> Id(string address) => new() { ["@id"] = address };

    static Dictionary<string, object> English(string text) => new() { ["@language"] = "en", ["@value"] = text };
}
