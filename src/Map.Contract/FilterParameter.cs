using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Map.Contract;

/// <summary>A query parameter of files and tiles, and an option of ./map export. They follow from the fields of V1.PlaceFilter.</summary>
/// <param name="Name">Its name, as in GraphQL.</param>
/// <param name="Field">The field that it sets, or of which it sets a part.</param>
/// <param name="Form">How its value is written.</param>
/// <param name="Description">Which places it finds.</param>
public sealed partial record FilterParameter(string Name, FieldDescriptor Field, string Form, string Description)
{
    /// <summary>The radius of a circle, which is a separate parameter.</summary>
    public const string WithinKm = "withinKm";

    /// <summary>What counts for regions besides the position, as a word; it stands for a value of the field region_match.</summary>
    public const string Include = "include";

    /// <summary>The only value of <see cref="Include"/>.</summary>
    public const string Coverage = "coverage";

    /// <summary>All parameters, in the order of the fields.</summary>
    public static IReadOnlyList<FilterParameter> All { get; } =
        [.. V1.PlaceFilter.Descriptor.Fields.InDeclarationOrder().SelectMany(Of)];

    /// <summary>The form of its text, if it is a text.</summary>
    public V1.TextForm TextForm { get; } = TextFormOf(Field);

    /// <summary>Its option on a command line: --open-on for openOn.</summary>
    public string Flag => "--" + Capital().Replace(Name, letter => "-" + letter.Value.ToLowerInvariant());

    /// <summary>Several values of its option as one text: the words of a text are one value, the values of every other parameter are a list.</summary>
    public string Join(IEnumerable<string> values) =>
        string.Join(Field is { FieldType: FieldType.String, IsRepeated: false } && TextForm == V1.TextForm.Unspecified ? ' ' : ',', values);

    public static V1.TextForm TextFormOf(FieldDescriptor field) => field.GetOptions()?.GetExtension(V1.FilesExtensions.TextForm) ?? default;

    static IEnumerable<FilterParameter> Of(FieldDescriptor field)
    {
        yield return new(field.JsonName, field, FormOf(field), ContractDocumentation.Of(field));
        if (field.FieldType == FieldType.Message && field.MessageType == V1.Near.Descriptor)
            yield return new(WithinKm, field, "a number", $"The radius of {field.JsonName} in kilometres, greater than 0, at most 20,037.");
        if (field.FieldType == FieldType.Enum && field.EnumType.Name == nameof(V1.RegionMatch))
            yield return new(Include, field, Coverage, $"The same as {field.JsonName}=location_or_coverage, which files, tiles and pages go by when neither is given.");
    }

    static string FormOf(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Enum =>
            (field.IsRepeated ? "any of " : "one of ") + string.Join(", ", Words.All(field.EnumType).Select(value => value.Word)),
        FieldType.Bool => "true or false",
        FieldType.Int32 => "a whole number",
        FieldType.String when TextFormOf(field) == V1.TextForm.Day => "YYYY-MM-DD",
        FieldType.String when TextFormOf(field) == V1.TextForm.Language => "any of these: fr,pt-BR",
        FieldType.String when TextFormOf(field) == V1.TextForm.Organisation => "any of these ids, as GraphQL gives them",
        FieldType.String => field.IsRepeated ? "any of these, separated by commas" : "a text",
        _ when field.MessageType == V1.Box.Descriptor => "west,south,east,north in degrees; west beyond east crosses the antimeridian",
        _ when field.MessageType == V1.Position.Descriptor => "latitude,longitude in degrees",
        _ when field.MessageType == V1.Near.Descriptor => $"latitude,longitude in degrees, with {WithinKm}",
        _ when field.MessageType == V1.Area.Descriptor => "a GeoJSON Polygon or MultiPolygon; cut it in two at the antimeridian",
        _ when field.MessageType == V1.Condition.Descriptor => "a condition in CQL2 text, such as town = 'Calais' OR capacity > 100",
        _ when field.MessageType == Timestamp.Descriptor => "a time as 2026-01-31T12:00:00Z",
        _ => throw new NotSupportedException($"No query parameter is made from {field.FullName}, as no other field is of its type yet."),
    };

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
