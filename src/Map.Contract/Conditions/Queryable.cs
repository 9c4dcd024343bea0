using Google.Protobuf.Reflection;
using Map.V1;

namespace Map.Contract.Conditions;

/// <summary>What a condition can ask about: a value of a place that everybody who sees the place sees, too.</summary>
/// <param name="Name">Its name: that of the property in places.geojson, where there is one.</param>
/// <param name="Type">What kind of value it has.</param>
/// <param name="Description">What it is.</param>
public sealed record Queryable(string Name, QueryableType Type, string Description)
{
    /// <summary>All queryables. The service has the column of each; there are none of columns that are withheld.</summary>
    public static IReadOnlyList<Queryable> All { get; } =
    [
        new("id", QueryableType.Id, "The id of the feature."),
        new("geometry", QueryableType.Geometry, "The position as published: no finer than its precision."),
        new("kind", QueryableType.Word, "What it is.") { List = Enum(PlaceReflection.Descriptor, nameof(PlaceKind)) },
        new("name", QueryableType.Text, "The usual name."),
        new("status", QueryableType.Word, "Whether it is in operation.") { List = Enum(PlaceReflection.Descriptor, nameof(PlaceStatus)) },
        new("openedOn", QueryableType.Date, "The first known day of operation. Compared by the first day that it can be."),
        new("closedOn", QueryableType.Date, "The last day of operation. Compared by the last day that it can be."),
        new("operation", QueryableType.Operation, "The days on which it was in operation, of which an unknown bound is open."),
        new("precision", QueryableType.Word, "How exactly the position is known.") { List = Enum(GeoReflection.Descriptor, nameof(Precision)) },
        new("address", QueryableType.Text, "Street, house, building, as far as published."),
        new("postcode", QueryableType.Text, "The postcode, as far as published."),
        new("town", QueryableType.Text, "Town or village, as far as published."),
        new("country", QueryableType.Text, "Country, ISO 3166-1 alpha-2."),
        new("facilityType", QueryableType.Text, "The facility type of a detention centre, by its code."),
        new("capacity", QueryableType.Number, "How many people a detention centre holds, by the latest figure."),
        new("confidence", QueryableType.Word, "How well its existence, name and position are supported.")
        {
            List = Enum(SourceReflection.Descriptor, nameof(Confidence)),
        },
        new("verifiedOn", QueryableType.Date, "The day on which somebody last confirmed the entry."),
        new("updatedAt", QueryableType.Time, "When it last changed."),
    ];

    /// <summary>The list of its words, if it is one.</summary>
    public EnumDescriptor? List { get; private init; }

    /// <summary>Its words, if it is one.</summary>
    public IReadOnlyList<string> AllowedWords => List is null ? [] : [.. Contract.Words.All(List).Select(word => word.Word)];

    /// <summary>The one of a name; null if there is none.</summary>
    public static Queryable? Find(string name) => All.FirstOrDefault(known => known.Name == name);

    static EnumDescriptor Enum(FileDescriptor file, string name) => file.EnumTypes.Single(type => type.Name == name);
}
