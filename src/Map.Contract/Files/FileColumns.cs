using Map.V1;

namespace Map.Contract.Files;

/// <summary>The columns of the files: those that the contract declares, and those below, which combine several fields or use part of
/// one.</summary>
public static class FileColumns
{
    static readonly FileColumn[] All =
    [
        .. FileColumn.OfFields(),
        new("id", 1, 0, file => GlobalId.Of(file.Place).ToString()),
        new("latitude", 8, 0, file => file.Place.Position?.Latitude),
        new("longitude", 9, 0, file => file.Place.Position?.Longitude),
        new("operated_by", 18, 24, file => file.OperatedBy),
        new("capacity", 20, 18, file => Capacity(file)?.People ?? FileColumn.Absent),
        new("capacity_as_of", 21, 19, file => Capacity(file)?.AsOf ?? FileColumn.Absent),
        new("website", 25, 14, file => HttpLink.From(file.Place.Website)?.OriginalString),
        new("sources", 28, 22, file => file.Place.Sources.Select(SourceText.Of)),
        new("ways_to_help", 33, 0, file => file.Place.SupportGroup?.WaysToHelp.Select(way => Words.Of(way.What)).Distinct()),
        new("capacity_kind", 34, 0, file => Capacity(file)?.Kind is { } kind and not CapacityKind.Unspecified ? Words.Of(kind) : null),
        new("contacts", 38, 21, file => file.Place.Contacts.Select(contact => $"{Words.Of(contact.Kind)}: {contact.Value}")),
        new("other_names", 39, 0, file => file.Place.OtherNames.Select(name => $"{Words.Of(name.Kind)}: {name.Name}")),
    ];

    /// <summary>The columns of places.csv in their order.</summary>
    public static IReadOnlyList<FileColumn> Csv { get; } = [.. All.Where(column => column.Csv > 0).OrderBy(column => column.Csv)];

    /// <summary>The properties of places.geojson in their order.</summary>
    public static IReadOnlyList<FileColumn> GeoJson { get; } =
        [.. All.Where(column => column.GeoJson > 0).OrderBy(column => column.GeoJson)];

    static Capacity? Capacity(FilePlace file) => file.Place.DetentionCentre?.Capacities.LastKnown();
}
