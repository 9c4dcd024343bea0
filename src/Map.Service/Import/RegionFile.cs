using System.IO.Compression;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using Polygon = NetTopologySuite.Geometries.Polygon;

namespace Map.Service.Import;

/// <summary>Regions as a GeoJSON feature collection, which may be gzipped: properties code, name, names, kind, parent.</summary>
static class RegionFile
{
    static readonly GeometryFactory Wgs84 = new(new PrecisionModel(), 4326, new FlatSequences());

    static readonly JsonSerializerOptions GeoJson = new()
    {
        // Rings keep their orientation.
        Converters = { new GeoJsonConverterFactory(Wgs84, false, "id", RingOrientationOption.DoNotModify) },
    };

    public static bool Is(string file) =>
        file.EndsWith(".geojson", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".geojson.gz", StringComparison.OrdinalIgnoreCase);

    public static void Read(string file, byte[] content, Drafts drafts)
    {
        try
        {
            var text = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? Unzip(content) : content;
            ReadFeatures(file, text is [0xEF, 0xBB, 0xBF, ..] ? text[3..] : text, drafts);
        }
        catch (JsonException e)
        {
            Refuse(file, (int)(e.LineNumber ?? 0) + 1, "-", "is not JSON; a GeoJSON feature collection.");
        }
        catch (InvalidDataException)
        {
            Refuse(file, 1, "-", "is not gzip, although its name ends in .gz.");
        }

        void Refuse(string at, int line, string column, string what) => drafts.Problems.Add(new ImportProblem(at, line, column, what));
    }

    static void ReadFeatures(string file, byte[] text, Drafts drafts)
    {
        var reader = new Utf8JsonReader(text);
        var (line, counted, found) = (1, 0, false);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                continue;
            var features = reader.ValueTextEquals("features");
            reader.Read();
            if (!features || reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Skip();
                continue;
            }

            found = true;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var start = (int)reader.TokenStartIndex;
                line += text.AsSpan(counted, start - counted).Count((byte)'\n');
                counted = start;
                ReadFeature(file, line, JsonElement.ParseValue(ref reader), drafts);
            }
        }

        if (!found)
            drafts.Problems.Add(new ImportProblem(file, 1, "features", "is missing; a GeoJSON feature collection."));
    }

    static void ReadFeature(string file, int line, JsonElement feature, Drafts drafts)
    {
        try
        {
            var properties = feature.GetProperty("properties");
            var kind = Enum.GetValues<RegionKind>().FirstOrDefault(kind =>
                Contract.Words.Of(kind) == properties.GetProperty("kind").GetString());
            var names = properties.GetProperty("names").EnumerateObject()
                .ToDictionary(name => name.Name, name => name.Value.GetString() ?? "");
            drafts.Add(new RegionDraft(file, line,
                properties.GetProperty("code").GetString() ?? "", properties.GetProperty("name").GetString() ?? "", names, kind,
                properties.GetProperty("parent").GetString(), Boundary(feature.GetProperty("geometry").Deserialize<Geometry>(GeoJson))));
        }
        catch (Exception e) when (
            e is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or JsonException)
        {
            drafts.Problems.Add(new ImportProblem(file, line, "feature",
                "is not a region; properties code, name, names, kind and parent, and a geometry of type Polygon or MultiPolygon "
                + "with closed rings."));
        }
    }

    static MultiPolygon Boundary(Geometry? geometry) => geometry switch
    {
        MultiPolygon polygons => polygons,
        Polygon polygon => Wgs84.CreateMultiPolygon([polygon]),
        _ => throw new FormatException("It has no area."),
    };

    static byte[] Unzip(byte[] content)
    {
        using var zipped = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        using var text = new MemoryStream();
        zipped.CopyTo(text);
        return text.ToArray();
    }
}
