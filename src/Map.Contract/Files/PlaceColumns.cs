using System.Collections;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Map.V1;
using Enum = System.Enum;

namespace Map.Contract.Files;

/// <summary>The columns of the files of places: those that the contract declares by the option <c>file</c>, and those below, which combine several
/// fields or use a part of one.</summary>
public static class PlaceColumns
{
    /// <summary>All of them, in their order. Readers rely on it: new ones are added at the end.</summary>
    public static IReadOnlyList<FileColumn<FilePlace>> All { get; } = InOrder();

    static FileColumn<FilePlace>[] InOrder()
    {
        var columns = OfFields(Place.Descriptor, "", place => place).Concat(Others()).OrderBy(each => each.Position).ToList();
        return columns.Select(each => each.Position).SequenceEqual(Enumerable.Range(1, columns.Count))
            ? [.. columns.Select(each => each.Column)]
            : throw new InvalidOperationException("The columns of places are not numbered 1, 2, 3 … without gaps.");
    }

    static IEnumerable<(int Position, FileColumn<FilePlace> Column)> Others()
    {
        yield return (1, new("id", ColumnType.Text, file => GlobalId.Of(file.Place).ToString()) { Description = "The id of the place, as in GraphQL." });
        yield return (8, new("latitude", ColumnType.Number, file => file.Place.Position?.Latitude)
            { Description = "WGS 84; empty for a network without a public address. Draw it no finer than the precision.", Fields = ["position"] });
        yield return (9, new("longitude", ColumnType.Number, file => file.Place.Position?.Longitude)
            { Description = "WGS 84; empty for a network without a public address.", Fields = ["position"] });
        yield return (18, new("operated_by", ColumnType.List, file => file.OperatedBy)
            { Description = "Organisations that run it: on the day of openOn, else today, as far as known." });
        yield return (20, new("capacity", ColumnType.Integer, file => Capacity(file)?.People ?? FileColumn.Absent)
            { Description = "Newest known number of people of a detention centre.", Fields = ["detention_centre.capacities"] });
        yield return (21, new("capacity_as_of", ColumnType.Text, file => Capacity(file)?.AsOf ?? FileColumn.Absent)
            { Description = "Partial date for which that number holds.", Fields = ["detention_centre.capacities"] });
        yield return (25, new("website", ColumnType.Text, file => HttpLink.From(file.Place.Website)?.OriginalString)
            { Description = "Public website, http or https.", Fields = ["website"] });
        yield return (28, new("sources", ColumnType.List, file => file.Place.Sources.Select(SourceText.Of))
        {
            Description = "Where the place is known from; what each supports and when it was read in brackets: [supports: position, status; read: 2026-10-02].",
            Fields = ["sources"],
        });
        yield return (33, new("ways_to_help", ColumnType.List, file => file.Place.SupportGroup?.WaysToHelp.Select(way => Words.Of(way.What)).Distinct())
            { Description = "What others can do for it, in the map's vocabulary.", Fields = ["support_group.ways_to_help"] });
        yield return (34, new("capacity_kind", ColumnType.Text,
            file => Capacity(file)?.Kind is { } kind and not CapacityKind.Unspecified ? Words.Of(kind) : null)
            { Description = "What the number of people counts: design, contracted; empty when not known.", Fields = ["detention_centre.capacities"] });
        yield return (38, new("contacts", ColumnType.List, file => file.Place.Contacts.Select(contact => $"{Words.Of(contact.Kind)}: {contact.Value}"))
            { Description = "How to reach it, each as kind: value; a request with a key has those that its holder may see.", Fields = ["contacts"] });
        yield return (39, new("other_names", ColumnType.List, file => file.Place.OtherNames.Select(name => $"{Words.Of(name.Kind)}: {name.Name}"))
            { Description = "Short, alternate and former names, each as kind: name, such as short: GMIAU.", Fields = ["other_names"] });
        yield return (40, new("opening_hours", ColumnType.Text,
            file => file.Place.SupportGroup is { HasOpeningHours: true } group ? group.OpeningHours
                : file.Place.ReportingCentre is { HasOpeningHours: true } centre ? centre.OpeningHours : null)
        {
            Description = "Opening hours of a reporting centre or a support group, in the syntax of OpenStreetMap's opening_hours.",
            Fields = ["support_group.opening_hours", "reporting_centre.opening_hours"],
        });
        yield return (41, new("names", ColumnType.List, file => file.Place.Names.OrderBy(name => name.Key, StringComparer.Ordinal).Select(name => $"{name.Key}: {name.Value}"))
            { Description = "The name in other languages, each as tag: name, such as fr: Londres.", Fields = ["names"] });
    }

    static IEnumerable<(int Position, FileColumn<FilePlace> Column)> OfFields(MessageDescriptor type, string path, Func<Place, object?> owner)
    {
        foreach (var field in type.Fields.InDeclarationOrder())
        {
            if (field.GetOptions()?.GetExtension(FilesExtensions.File) is { } column)
            {
                yield return (column.Position, new(column.HasName ? column.Name : field.Name, TypeOf(field), file =>
                    owner(file.Place) is var parent && parent is IMessage message ? Read(field, message) : parent)
                {
                    Description = ContractDocumentation.Of(field), Path = path + field.Name, Fields = [path + field.Name],
                });
            }
            else if (field is { FieldType: FieldType.Message, IsRepeated: false })
            {
                foreach (var inner in OfFields(field.MessageType, $"{path}{field.Name}.", Inner(field)))
                    yield return inner;
            }
        }
    }

    static ColumnType TypeOf(FieldDescriptor field) => field switch
    {
        { IsRepeated: true } => ColumnType.List,
        { FieldType: FieldType.Bool } => ColumnType.Flag,
        { FieldType: FieldType.Int32 } => ColumnType.Integer,
        { FieldType: FieldType.String or FieldType.Enum } => ColumnType.Text,
        _ when field.MessageType == Timestamp.Descriptor => ColumnType.Time,
        _ => throw new NotSupportedException($"{field.FullName} is of a type that no column has."),
    };

    static Func<Place, object?> Inner(FieldDescriptor field) =>
        place => field.Accessor.GetValue(place) ?? (field.ContainingOneof is null ? null : FileColumn.Absent);

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

    static Capacity? Capacity(FilePlace file) => file.Place.DetentionCentre?.Capacities.LastKnown();
}
