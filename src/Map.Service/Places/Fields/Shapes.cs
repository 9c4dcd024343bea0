using System.Globalization;
using Google.Protobuf.Collections;

namespace Map.Service.Places.Fields;

/// <summary>The usual kinds of fields. The column of <c>place</c> has the name of the path's last part unless another is given; fields that
/// share a column are given as several paths.</summary>
static class Shapes
{
    public static PlaceField Text(string path, int maximum, string? column = null) => Text([path], maximum, column);

    public static PlaceField Text(string[] paths, int maximum, string? column = null) =>
        Words(paths, column, (violations, path, text) => violations.Text(path, text, maximum));

    public static PlaceField WebAddress(string path) => Words([path], null, (violations, path, text) => violations.Address(path, text));

    public static PlaceField OpeningHoursText(string[] paths) => Words(paths, null, (violations, path, hours) =>
    {
        var before = violations.Found.Count;
        violations.Text(path, hours, OpeningHours.MaximumLength);
        if (violations.Found.Count == before && !OpeningHours.IsValid(hours))
            violations.Add(path, "is not in OpenStreetMap's syntax of opening hours; such as Mo-Fr 09:00-17:00; PH off, Tu 10:00-12:00, "
                + "24/7 or \"by appointment\" in double quotes.");
    });

    public static PlaceField Country(string path) => Words([path], null, (violations, path, text) => violations.Country(path, text));

    public static PlaceField PartialDate(string path) => Words(
        [path], null, (violations, path, text) => violations.PartialDate(path, text), column => $"p.{column}::text");

    public static PlaceField Day(string path) => Scalar<string>(
        [path], null, typeof(DateOnly?), column => $"to_char(p.{column}, 'YYYY-MM-DD')", ReadText,
        text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        (violations, path, text) => violations.Day(path, text));

    public static PlaceField Flag(string path) => Scalar<bool>(
        [path], null, typeof(bool?), Plain, static (row, i) => row.GetBoolean(i), flag => flag, (_, _, _) => { });

    /// <summary>A value of an enum that <see cref="MapEnums"/> knows; its number 0 is stored as null.</summary>
    public static PlaceField Enum<T>(string path, bool required = false) where T : struct, Enum => Scalar<T>(
        [path], null, typeof(T?), Plain, static (row, i) => row.GetFieldValue<T>(i), value => Given(value),
        (violations, path, value) => violations.Enum(path, value, required));

    /// <summary>Values of an enum, each once.</summary>
    public static PlaceField EnumList<T>(string path) where T : struct, Enum =>
        List<T>(path, (violations, path, values) => violations.EachOnce(path, values));

    /// <summary>A list of texts.</summary>
    public static PlaceField TextList(string path, int maximum, Action<Violations, string, string> check) =>
        List<string>(path, (violations, path, texts) =>
        {
            violations.Count(path, texts.Count, maximum);
            for (var i = 0; i < texts.Count; i++) check(violations, $"{path}[{i}]", texts[i]);
        });

    /// <summary>A coordinate, which the entity has no column for.</summary>
    public static PlaceField Degrees(string path, string sql, Action<Violations, string, double> check) => Scalar(
        [path], null, typeof(double?), _ => sql, static (row, i) => PositionRules.Rounded(row.GetDouble(i)), number => number, check)
        with { Columns = [], Write = null, Past = null, StateKeys = [] };

    /// <summary>A field that callers may not set, of a column of its name.</summary>
    public static PlaceField OutputOnly(string path, Action<NpgsqlDataReader, int, Place> read) =>
        new() { Paths = [path], OutputOnly = [path], StateKeys = [path], Sql = (_, _) => Plain(path), Read = read };

    /// <summary>Writes the field to a property of the entity.</summary>
    public static PlaceField WrittenBy(this PlaceField field, Action<PlaceEntity, Place> write) =>
        field with { Columns = [], Write = (entity, place, _) => write(entity, place) };

    /// <summary>Adds a check of the field, after those that it has.</summary>
    public static PlaceField CheckedBy(this PlaceField field, Action<Place, PlaceVocabulary, Violations> check) =>
        field with { Check = field.Check + check };

    /// <summary>Null for the number 0 of an enum of the contract, which means unspecified.</summary>
    public static T? Given<T>(T value) where T : struct, Enum => EqualityComparer<T>.Default.Equals(value, default) ? null : value;

    public static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];

    static PlaceField Words(
        string[] paths, string? column, Action<Violations, string, string> check, Func<string, string>? sql = null) =>
        Scalar(paths, column, typeof(string), sql ?? Plain, ReadText, text => text, check);

    static PlaceField Scalar<T>(
        string[] paths, string? ownColumn, Type stored, Func<string, string> sql, Func<NpgsqlDataReader, int, T> read,
        Func<T, object?> store, Action<Violations, string, T> check)
    {
        var column = ownColumn ?? Last(paths[0]);
        var properties = Array.ConvertAll(paths, PlaceProperty<T>.Of);
        var selected = sql(column);
        return new()
        {
            Paths = paths,
            Sql = (_, _) => selected,
            Read = (row, i, place) =>
            {
                foreach (var property in properties) property.Set(place, row, i, read);
            },
            Columns = [new(column, stored)],
            Write = (entity, place, _) =>
                entity[column] = Array.Find(properties, property => property.IsSet(place)) is { } set ? store(set.Get(place)!) : null,
            Check = (place, _, violations) =>
            {
                for (var i = 0; i < paths.Length; i++)
                    if (properties[i].IsSet(place)) check(violations, $"place.{paths[i]}", properties[i].Get(place)!);
            },
            Past = PastText.Value(Last(paths[0])),
            StateKeys = [column],
        };
    }

    static PlaceField List<T>(string path, Action<Violations, string, RepeatedField<T>> check)
    {
        var column = Last(path);
        var property = PlaceProperty<RepeatedField<T>>.Of(path);
        return new()
        {
            Paths = [path],
            Sql = (_, _) => Plain(column),
            Read = (row, i, place) => property.Get(place)?.AddRange(row.GetFieldValue<T[]>(i)),
            Columns = [new(column, typeof(T[]))],
            Write = (entity, place, _) => entity[column] = property.Get(place)?.ToArray() ?? [],
            Check = (place, _, violations) =>
            {
                if (property.Get(place) is { } values) check(violations, $"place.{path}", values);
            },
            Past = PastText.List(column),
            StateKeys = [column],
        };
    }

    static string Plain(string column) => $"p.{column}";

    static string ReadText(NpgsqlDataReader row, int column) => row.GetString(column);
}
