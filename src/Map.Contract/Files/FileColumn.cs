using System.Collections;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Map.V1;
using Enum = System.Enum;

namespace Map.Contract.Files;

/// <summary>A column of places.csv, a property of places.geojson, or both.</summary>
/// <param name="Name">Its name in places.csv; places.geojson has it in camel case.</param>
/// <param name="Csv">Its position in places.csv; 0 if it is not in it.</param>
/// <param name="GeoJson">Its position in places.geojson; 0 if it is not in it.</param>
/// <param name="Value">
/// Its value for a place: text, a list of texts, a flag, a number or a time; null when it is not known, <see cref="Absent"/> when the
/// place is of a kind that has none.
/// </param>
public sealed record FileColumn(string Name, int Csv, int GeoJson, Func<FilePlace, object?> Value)
{
    public static readonly object Absent = new();

    /// <summary>What it holds, in the words of the contract; null when it is made of several fields, or of a part of one.</summary>
    public string? Description { get; private init; }

    /// <summary>The path of the field that it is, such as detention_centre.facility_type; null when it is made of several, or of a part of one.
    /// </summary>
    public string? Path { get; private init; }

    /// <summary>The columns that are a field of the contract, as its option <c>file</c> says.</summary>
    public static IEnumerable<FileColumn> OfFields() => Of(Place.Descriptor, "", place => place);

    static IEnumerable<FileColumn> Of(MessageDescriptor type, string path, Func<Place, object?> owner)
    {
        foreach (var field in type.Fields.InDeclarationOrder())
        {
            if (field.GetOptions()?.GetExtension(FilesExtensions.File) is { } column)
            {
                yield return new(column.HasName ? column.Name : field.Name, column.Csv, column.Geojson, file =>
                    owner(file.Place) is var parent && parent is IMessage message ? Read(field, message) : parent)
                {
                    Description = ContractDocumentation.Of(field), Path = path + field.Name,
                };
            }
            else if (field is { FieldType: FieldType.Message, IsRepeated: false })
            {
                foreach (var inner in Of(field.MessageType, $"{path}{field.Name}.", Inner(field)))
                    yield return inner;
            }
        }
    }

    static Func<Place, object?> Inner(FieldDescriptor field) =>
        place => field.Accessor.GetValue(place) ?? (field.ContainingOneof is null ? null : Absent);

    static object? Read(FieldDescriptor field, IMessage parent)
    {
        if (field.HasPresence && !field.Accessor.HasValue(parent))
            return null;
        return field.Accessor.GetValue(parent) switch
        {
            Enum value => Convert.ToInt32(value, CultureInfo.InvariantCulture) == 0 ? null : Words.Of(value),
            Timestamp time => time.ToDateTime(),
            IEnumerable<string> texts => texts,
            IList values => values.Cast<Enum>().Select(Words.Of),
            var plain => plain,
        };
    }
}
