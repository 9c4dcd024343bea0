using System.Globalization;
using System.Text.Json;
using Map.Gateway.Exports.Formats;
using Map.Gateway.GraphQL.Places;
using Map.Gateway.GraphQL.Scalars;
using Map.Gateway.Http.Errors;

namespace Map.Gateway.Exports;

/// <summary>The filter as query parameters: <c>kinds=detention_centre,support_group&amp;regions=GB-KEN&amp;openOn=2010-06-01</c>.</summary>
public static class PlaceFilterQuery
{
    delegate PlaceFilter Reader(PlaceFilter filter, string value);

    // Never asked for: near and withinKm are refused unless both are given.
    static readonly NearInput Nowhere = new() { Position = new() { Latitude = 0, Longitude = 0 }, WithinKm = 0 };

    static readonly string[] TimeForms =
    [
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
    ];

    static readonly Dictionary<string, Reader> Readers = new(StringComparer.Ordinal)
    {
        ["kinds"] = (filter, value) => filter with { Kinds = EnumList<PlaceKind>(value) },
        ["statuses"] = (filter, value) => filter with { Statuses = EnumList<PlaceStatus>(value) },
        ["text"] = (filter, value) => filter with { Text = value },
        ["box"] = (filter, value) => filter with { Box = Box(value) },
        ["near"] = (filter, value) => filter with { Near = (filter.Near ?? Nowhere) with { Position = Position(value) } },
        ["withinKm"] = (filter, value) => filter with { Near = (filter.Near ?? Nowhere) with { WithinKm = Number(value) } },
        ["regions"] = (filter, value) => filter with { Regions = List(value) },
        ["organisations"] = (filter, value) => filter with { Organisations = List(value) },
        ["openOn"] = (filter, value) => filter with { OpenOn = Day(value) },
        ["within"] = (filter, value) => filter with { Within = Area(value) },
        ["covers"] = (filter, value) => filter with { Covers = Position(value) },
        ["facilityTypes"] = (filter, value) => filter with { FacilityTypes = List(value) },
        ["services"] = (filter, value) => filter with { Services = EnumList<Service>(value) },
        ["languages"] = (filter, value) => filter with { Languages = [.. List(value).Select(Language)] },
        ["waysToHelp"] = (filter, value) => filter with { WaysToHelp = EnumList<HelpKind>(value) },
        ["capacityAtLeast"] = (filter, value) => filter with { CapacityAtLeast = Whole(value) },
        ["verifiedSince"] = (filter, value) => filter with { VerifiedSince = Day(value) },
        ["changedSince"] = (filter, value) => filter with { ChangedSince = Time(value) },
        ["hasPosition"] = (filter, value) => filter with { HasPosition = Truth(value) },
    };

    /// <exception cref="InvalidInputException">A parameter is unknown, given twice or wrong; all of them are named.</exception>
    public static PlaceFilter Parse(IQueryCollection query)
    {
        var filter = new PlaceFilter();
        var violations = new List<Violation>();
        foreach (var (name, values) in query)
        {
            try
            {
                filter = Read(filter, name, values);
            }
            catch (FormatException wrong)
            {
                violations.Add(new(name, wrong.Message));
            }
        }

        if (query.ContainsKey("near") != query.ContainsKey("withinKm"))
            violations.Add(new(query.ContainsKey("near") ? "withinKm" : "near", "is missing: near and withinKm go together."));
        return violations.Count == 0 ? filter : throw new InvalidInputException(violations);
    }

    /// <summary>The parameter behind a path of the filter: box for filter.box.south.</summary>
    public static string ParameterOf(string field)
    {
        if (field.EndsWith(".withinKm", StringComparison.Ordinal))
            return "withinKm";
        var path = field.StartsWith("filter.", StringComparison.Ordinal) ? field["filter.".Length..] : field;
        return path.Split('.', '[')[0];
    }

    static PlaceFilter Read(PlaceFilter filter, string name, IReadOnlyList<string?> values)
    {
        if (!Readers.TryGetValue(name, out var reader))
            throw new FormatException($"is not a parameter of this file. Allowed: {string.Join(", ", Readers.Keys)}.");
        if (values.Count > 1)
            throw new FormatException($"is given {values.Count} times. Give it once, with several values separated by commas.");
        return values[0] is { Length: > 0 } value
            ? reader(filter, value)
            : throw new FormatException("is empty. Leave it out to ask for all.");
    }

    static string[] List(string value)
    {
        var items = value.Split(',', StringSplitOptions.TrimEntries);
        return items.Contains("") ? throw new FormatException("has an empty value between its commas.") : items;
    }

    static T[] EnumList<T>(string value)
        where T : struct, Enum => [.. List(value).Select(EnumValue<T>)];

    static T EnumValue<T>(string word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Words.Of(value) == word)
                return value;
        }

        throw new FormatException($"has \"{word}\"; allowed: {string.Join(", ", Enum.GetValues<T>().Select(value => Words.Of(value)))}.");
    }

    static BoxInput Box(string value)
    {
        double[] numbers = [.. List(value).Select(Number)];
        return numbers is [var west, var south, var east, var north]
            ? new() { West = west, South = south, East = east, North = north }
            : throw new FormatException($"has {numbers.Length} numbers. Write it as west,south,east,north in degrees.");
    }

    static PositionInput Position(string value)
    {
        double[] numbers = [.. List(value).Select(Number)];
        return numbers is [var latitude, var longitude]
            ? new() { Latitude = latitude, Longitude = longitude }
            : throw new FormatException($"has {numbers.Length} numbers. Write it as latitude,longitude in degrees.");
    }

    static Polygon Area(string value)
    {
        try
        {
            using var json = JsonDocument.Parse(value);
            return Polygon.Read(json.RootElement);
        }
        catch (JsonException)
        {
            throw new FormatException("is not JSON. Write it as GeoJSON: {\"type\":\"Polygon\",\"coordinates\":[[[1.5,50.9],…]]}.");
        }
    }

    static LanguageTag Language(string text) =>
        LanguageTag.TryParse(text, out var language)
            ? language
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

    static DateOnly Day(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new FormatException($"is \"{value}\". Write a day as YYYY-MM-DD.");

    static bool Truth(string value) => value switch
    {
        "true" => true,
        "false" => false,
        _ => throw new FormatException($"is \"{value}\"; allowed: true, false."),
    };
}
