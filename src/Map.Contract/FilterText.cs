using System.Collections;
using System.Globalization;
using System.Text.Json;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Map.Contract.Conditions;
using Map.V1;

namespace Map.Contract;

/// <summary>The filter as texts: parameters of a query, options of a command. Each is read by the type of its field in the contract.</summary>
public static class FilterText
{
    static readonly string[] TimeForms =
    [
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
    ];

    /// <summary>Sets a field, or a part of one.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="parameter">Which one.</param>
    /// <param name="value">What it is: of a list, its values with commas between them.</param>
    /// <exception cref="FormatException">It is none; the message says why, and follows the name of the parameter.</exception>
    public static void Read(PlaceFilter filter, FilterParameter parameter, string value)
    {
        if (value.Length == 0)
            throw new FormatException("is empty. Leave it out to ask for all.");
        var field = parameter.Field;
        if (parameter.Name == FilterParameter.WithinKm)
            (filter.Near ??= new()).WithinMetres = Number(value) * 1_000;
        else if (parameter.Name == FilterParameter.Include)
            filter.RegionMatch = value == FilterParameter.Coverage
                ? RegionMatch.LocationOrCoverage
                : throw new FormatException($"is \"{value}\"; allowed: {FilterParameter.Coverage}.");
        else if (field is { FieldType: FieldType.Message } && field.MessageType == Near.Descriptor)
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
            TextForm.Day => Day(text),
            TextForm.Language => Language(text),
            TextForm.Organisation => OrganisationId(text),
            _ => text,
        },
        _ when parameter.Field.MessageType == V1.Box.Descriptor => Box(text),
        _ when parameter.Field.MessageType == V1.Position.Descriptor => Position(text),
        _ when parameter.Field.MessageType == V1.Area.Descriptor => Area(text),
        _ when parameter.Field.MessageType == Condition.Descriptor => Cql2Text.Parse(text),
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

    static Box Box(string value)
    {
        double[] numbers = [.. List(value).Select(Number)];
        return numbers is [var west, var south, var east, var north]
            ? new() { West = west, South = south, East = east, North = north }
            : throw new FormatException($"has {numbers.Length} numbers. Write it as west,south,east,north in degrees.");
    }

    static Position Position(string value)
    {
        double[] numbers = [.. List(value).Select(Number)];
        return numbers is [var latitude, var longitude]
            ? new() { Latitude = latitude, Longitude = longitude }
            : throw new FormatException($"has {numbers.Length} numbers. Write it as latitude,longitude in degrees.");
    }

    static Area Area(string value)
    {
        try
        {
            using var json = JsonDocument.Parse(value);
            return AreaText.Read(json.RootElement);
        }
        catch (JsonException)
        {
            throw new FormatException("is not JSON. Write it as GeoJSON: {\"type\":\"Polygon\",\"coordinates\":[[[1.5,50.9],…]]}.");
        }
    }

    static string Language(string text) =>
        LanguageCode.IsWellFormed(text)
            ? text
            : throw new FormatException($"has \"{text}\", which is not a language tag. Write it as in BCP 47: fr, pt-BR, zh-Hant.");

    static string OrganisationId(string text) =>
        !GlobalId.TryParse(text, out var id) || (id.Type == GlobalId.Organisation && !Guid.TryParseExact(id.Value, "D", out _))
            ? throw new FormatException("is not an id of this map. Use an id as a query gave it.")
            : id.Type != GlobalId.Organisation ? throw new FormatException($"is an id of type {id.Type}; allowed: {GlobalId.Organisation}.")
            : id.Value;

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
