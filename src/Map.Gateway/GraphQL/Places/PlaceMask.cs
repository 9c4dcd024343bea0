using System.Collections.Frozen;
using Google.Protobuf.WellKnownTypes;
using HotChocolate.Execution.Processing;
using HotChocolate.Resolvers;

namespace Map.Gateway.GraphQL.Places;

/// <summary>Which fields of places the service has to read for an operation: only those in its response.</summary>
static class PlaceMask
{
    // Fields of the schema that are not made of the message's field of the same name.
    static readonly Dictionary<string, string[]> MadeOf = new()
    {
        ["__typename"] = [],
        ["name"] = ["name", "names"],
        ["involvements"] = [],
        ["history"] = [],
        ["facilityType"] = ["detention_centre.facility_type", "detention_centre.facility_type_note"],
        ["capacity"] = ["detention_centre.capacities"],
    };

    static readonly FrozenDictionary<string, string[]> Paths = PathsByName();

    /// <summary>The read mask for the places below the field that is resolved.</summary>
    public static FieldMask Of(IResolverContext context)
    {
        var mask = new FieldMask();
        foreach (var field in FieldsOfPlaces(context, context.Selection).Distinct())
            mask.Paths.AddRange(PathsOf(field));
        // An empty mask would request everything.
        if (mask.Paths.Count == 0)
            mask.Paths.Add("id");
        return mask;
    }

    /// <summary>The paths in the message that a field of a place is made of.</summary>
    internal static IReadOnlyList<string> PathsOf(string field) => Paths.TryGetValue(field, out var paths)
        ? paths
        : throw new InvalidOperationException($"{nameof(PlaceMask)} does not say what of a place its field `{field}` is made of.");

    static IEnumerable<string> FieldsOfPlaces(IResolverContext context, ISelection selection)
    {
        foreach (var type in context.Schema.GetPossibleTypes(selection.Type.NamedType()))
        {
            foreach (var child in context.GetSelections(type, selection))
            {
                if (typeof(Place).IsAssignableFrom(type.RuntimeType))
                    yield return child.Field.Name;
                else
                {
                    foreach (var field in FieldsOfPlaces(context, child))
                        yield return field;
                }
            }
        }
    }

    static FrozenDictionary<string, string[]> PathsByName()
    {
        var details = V1.Place.Descriptor.Oneofs.Single(oneof => oneof.Name == "details").Fields;
        var ofAll = V1.Place.Descriptor.Fields.InDeclarationOrder().Except(details)
            .Select(field => (Name: Translation.NameOf(field), Path: field.Name));
        var ofKinds = details.SelectMany(
            kind => kind.MessageType.Fields.InDeclarationOrder(),
            (kind, field) => (Name: Translation.NameOf(field), Path: $"{kind.Name}.{field.Name}"));
        return ofAll.Concat(ofKinds).GroupBy(field => field.Name, field => field.Path)
            .Where(field => !MadeOf.ContainsKey(field.Key))
            .Select(field => KeyValuePair.Create(field.Key, field.ToArray()))
            .Concat(MadeOf)
            .ToFrozenDictionary();
    }
}
