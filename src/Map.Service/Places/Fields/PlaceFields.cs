using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Map.Service.Places.Fields;

/// <summary>All fields of a place, in the order in which they are checked, with the kind before its details.</summary>
static class PlaceFields
{
    public static readonly IReadOnlyList<PlaceField> All =
    [
        .. BasicFields.All, .. TimeFields.All, .. WhereaboutsFields.All, ContactFields.Contacts,
        .. DetentionCentreFields.All, .. SupportGroupFields.All, .. RevisionFields.All,
    ];

    /// <summary>The fields of the history, in the order of the contract.</summary>
    public static readonly IReadOnlyList<PlaceField> OfHistory =
        [.. All.Where(field => field.Past is not null).OrderBy(field => field.Paths.Count == 0 ? int.MaxValue : Position(field.Paths[0]))];

    /// <summary>The fields that callers may not set, in the order of the contract.</summary>
    public static readonly IReadOnlyList<FieldDescriptor> OutputOnly =
        [.. All.SelectMany(field => field.OutputOnly).OrderBy(Position).Select(Place.Descriptor.FindFieldByName)];

    // By every path and the messages that contain it: support_group.scope and support_group.
    static readonly FrozenDictionary<string, PlaceField[]> ByPath = All
        .SelectMany(field => field.Paths.SelectMany(SelfAndParents), (field, path) => (field, path))
        .ToLookup(pair => pair.path, pair => pair.field).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>The fields that a path of a mask names; null if it is no path of a place. A field inside a repeated one, such as
    /// periods.from, is all of it.</summary>
    public static PlaceField[]? At(string path) =>
        ByPath.GetValueOrDefault(path) is { } found ? found
        : FieldMask.IsValid(Place.Descriptor, path)
            ? SelfAndParents(path).Select(part => ByPath.GetValueOrDefault(part)).FirstOrDefault(found => found is not null)
            : null;

    static IEnumerable<string> SelfAndParents(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('.', end - 1)) yield return path[..end];
    }

    // Where a path of one or two names stands in the contract.
    static int Position(string path)
    {
        var (position, message) = (0, Place.Descriptor);
        foreach (var name in path.Split('.'))
        {
            var field = message.FindFieldByName(name);
            position = (position * 100) + message.Fields.InDeclarationOrder().IndexOf(field);
            message = field.FieldType == FieldType.Message ? field.MessageType : message;
        }

        return path.Contains('.', StringComparison.Ordinal) ? position : position * 100;
    }
}
