using System.Collections;
using System.Globalization;
using System.Text.Json;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Map.Gateway.Conditions;
using Map.Gateway.GraphQL.Geo;
using Map.Gateway.GraphQL.Relay;
using Map.Gateway.GraphQL.Scalars;

namespace Map.Gateway.Exports;

/// <summary>
/// The filter as query parameters: <c>kinds=detention_centre,support_group&amp;regions=GB-KEN&amp;openOn=2010-06-01</c>. A parameter is read
/// by the type of its field in the contract.
/// </summary>
public static class PlaceFilterQuery
{
    static readonly string[] TimeForms =
    [
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
    ];

    static readonly Dictionary<string, FilterParameter> Parameters =
        FilterParameter.All.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);

    /// <param name="query">The parameters.</param>
    /// <param name="others">Those that are not of the filter, and are read elsewhere.</param>
    /// <exception cref="InvalidInputException">A parameter is unknown, given twice or wrong; the violations list all of them.</exception>
    public static V1.PlaceFilter Parse(IQueryCollection query, params string[] others)
    {
        var filter = new V1.PlaceFilter();
        var violations = new List<Violation>();
        foreach (var (name, values) in query.Where(parameter => !others.Contains(parameter.Key)))
        {
            try
            {
                Read(filter, name, values, others);
            }
            catch (FormatException wrong)
            {
                violations.Add(new(name, wrong.Message));
            }
            catch (InvalidInputException wrong)
            {
                violations.AddRange(wrong.Violations);
            }
        }

        if (query.ContainsKey("near") != query.ContainsKey(FilterParameter.WithinKm))
            violations.Add(new(query.ContainsKey("near") ? FilterParameter.WithinKm : "near", "is missing: near and withinKm go together."));
        if (query.ContainsKey(FilterParameter.Include))
            violations.AddRange(FaultsOfInclude(query));
        // Who helps in a region is who lies there or serves it, as on the pages.
        if (filter.Regions.Count > 0 && !filter.HasRegionMatch)
            filter.RegionMatch = V1.RegionMatch.LocationOrCoverage;
        return violations.Count == 0 ? filter : throw new InvalidInputException(violations);
    }

    /// <summary>The parameter behind a path of the filter: box for filter.box.south.</summary>
    public static string ParameterOf(string field)
    {
        if (field.EndsWith("." + FilterParameter.WithinKm, StringComparison.Ordinal))
            return FilterParameter.WithinKm;
        var path = field.StartsWith("filter.", StringComparison.Ordinal) ? field["filter.".Length..] : field;
        return path.Split('.', '[')[0];
    }

    static IEnumerable<Violation> FaultsOfInclude(IQueryCollection query)
    {
        if (query.ContainsKey("regionMatch"))
            yield return new(FilterParameter.Include, "is given with regionMatch. Leave one of the two out.");
        if (!query.ContainsKey("regions"))
            yield return new(FilterParameter.Include, "is set without regions. Give regions, or leave it out.");
    }

    static void Read(V1.PlaceFilter filter, string name, IReadOnlyList<string?> values, string[] others)
    {
        if (!Parameters.TryGetValue(name, out var parameter))
        {
            var allowed = string.Join(", ", FilterParameter.All.Select(known => known.Name).Concat(others));
            throw new FormatException($"is not a parameter of the filter. Allowed: {allowed}.");
        }

        if (values.Count > 1)
            throw new FormatException($"is given {values.Count} times. Give it once, with several values separated by commas.");
        if (values[0] is not { Length: > 0 } value)
            throw new FormatException("is empty. Leave it out to ask for all.");
        var field = parameter.Field;
        if (name == FilterParameter.WithinKm)
            (filter.Near ??= new()).WithinMetres = Number(value) * 1_000;
        else if (name == FilterParameter.Include)
            filter.RegionMatch = value == FilterParameter.Coverage
                ? V1.RegionMatch.LocationOrCoverage
                : throw new FormatException($"is \"{value}\"; allowed: {FilterParameter.Coverage}.");
        else if (field is { FieldType: FieldType.Message } && field.MessageType == V1.Near.Descriptor)
            (filter.Near ??= new()).Position = Position(value);
        else if (field.IsRepeated)
        {
            var list = (IList)field.Accessor.GetValue(filter);
            foreach (var item in List(value))
                list.Add(Value(parameter, item));
        }
        else
            field.Accessor.SetValue(filter, Value(parameter, value));
    }

    static object Value(FilterParameter parameter, string text) => parameter.Field.FieldType switch
    {
        FieldType.Enum => EnumValue(parameter.Field.EnumType, text),
        FieldType.Bool => Truth(text),
        FieldType.Int32 => Whole(text),
        FieldType.String => parameter.TextForm switch
        {
            V1.TextForm.Day => Day(text),
            V1.TextForm.Language => Language(text),
            V1.TextForm.Organisation => GlobalId.Require(text, parameter.Name, GlobalId.Organisation).Value,
            _ => text,
        },
        _ when parameter.Field.MessageType == V1.Box.Descriptor => Box(text),
        _ when parameter.Field.MessageType == V1.Position.Descriptor => Position(text),
        _ when parameter.Field.MessageType == V1.Area.Descriptor => Area(text),
        _ when parameter.Field.MessageType == V1.Condition.Descriptor => Cql2Text.Parse(text),
        _ when parameter.Field.MessageType == Timestamp.Descriptor => Timestamp.FromDateTimeOffset(Time(text)),
        _ => throw new NotSupportedException($"{parameter.Field.FullName} is of a type that no parameter has."),
    };

    static string[] List(string value)
    {
        var items = value.Split(',', StringSplitOptions.TrimEntries);
        return items.Contains("") ? throw new FormatException("has an empty value between its commas.") : items;
    }

    static object EnumValue(EnumDescriptor type, string word)
    {
        var allowed = Words.All(type);
        return allowed.FirstOrDefault(known => known.Word == word).Value
            ?? throw new FormatException($"has \"{word}\"; allowed: {string.Join(", ", allowed.Select(value => value.Word))}.");
    }

    static V1.Box Box(string value)
    {
        double[] numbers = [.. List(value).Select(Number)];
        return numbers is [var west, var south, var east, var north]
            ? new() { West = west, South = south, East = east, North = north }
            : throw new FormatException($"has {numbers.Length} numbers. Write it as west,south,east,north in degrees.");
    }

    static V1.Position Position(string value)
    {
        double[] numbers = [.. List(value).Select(Number)];
        return numbers is [var latitude, var longitude]
            ? new() { Latitude = latitude, Longitude = longitude }
            : throw new FormatException($"has {numbers.Length} numbers. Write it as latitude,longitude in degrees.");
    }

    static V1.Area Area(string value)
    {
        try
        {
            using var json = JsonDocument.Parse(value);
            return Polygon.Read(json.RootElement).Area;
        }
        catch (JsonException)
        {
            throw new FormatException("is not JSON. Write it as GeoJSON: {\"type\":\"Polygon\",\"coordinates\":[[[1.5,50.9],…]]}.");
        }
    }

    static string Language(string text) =>
        LanguageTag.TryParse(text, out var language)
            ? language.ToString()
            : throw new FormatException($"has \"{text}\", which is not a language tag. Write it as in BCP 47: fr, pt-BR, zh-Hant.");

    static int Whole(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"is \"{text}\", which is not a whole number. Write it in digits: 100.");

    // A time without its offset would mean another moment on every server.
    static DateTimeOffset Time(string value) =>
        DateTimeOffset.TryParseExact(value, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new FormatException($"is \"{value}\". Write a time as 2026-01-31T12:00:00Z.");

    static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new FormatException($"has \"{text}\", which is not a number. Write numbers as 50.95 or -1.5.");

    static string Day(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? value
            : throw new FormatException($"is \"{value}\". Write a day as YYYY-MM-DD.");

    static bool Truth(string value) => value switch
    {
        "true" => true,
        "false" => false,
        _ => throw new FormatException($"is \"{value}\"; allowed: true, false."),
    };
}
