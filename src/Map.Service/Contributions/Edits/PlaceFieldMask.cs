using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Map.Service.Places.Fields;

namespace Map.Service.Contributions.Edits;

/// <summary>The fields of a place that a call gives.</summary>
static class PlaceFieldMask
{
    // What a correction of spelling may touch.
    static readonly HashSet<string> Texts =
    [
        "name", "names", "other_names", "summary", "note", "address.lines", "address.town", "address.area", "coverage_note",
        "detention_centre.facility_type_note", "detention_centre.maximum_stay", "support_group.offers",
    ];

    /// <summary>Checks the paths of a mask against a place.</summary>
    /// <param name="mask">The mask of the call.</param>
    /// <param name="place">The place as it is: it has the details of its kind only.</param>
    /// <param name="path">The path of the mask in the request.</param>
    /// <param name="violations">Gets what is wrong.</param>
    public static void Check(FieldMask? mask, Place place, string path, Violations violations) =>
        violations.Mask(path, mask, "name, position, support_group.languages", field => Fault(field, place));

    /// <summary>The fields whose values differ, position and precision each as a whole, with their paths.</summary>
    public static IReadOnlyDictionary<PlaceField, string> Changed(Place before, Place after)
    {
        var changed = new Dictionary<PlaceField, string>();
        foreach (var field in PlaceFields.All.Where(field => field.OutputOnly.Count < field.Paths.Count))
        {
            // Latitude and longitude are two fields to read, and one to write.
            if (field.Paths.Select(path => path.StartsWith("position.", StringComparison.Ordinal) ? "position" : path)
                .FirstOrDefault(path => !Equals(ValueAt(before, path), ValueAt(after, path))) is { } path)
                changed[field] = path;
        }

        return changed;
    }

    /// <summary>Whether a field is a text, which can be misspelt.</summary>
    public static bool IsText(string path) => Texts.Contains(path);

    static string? Fault(string path, Place place)
    {
        if (PlaceFields.At(path) is not { } fields)
            return $"is no field of Place: {Quote.Of(path)}. Such are name, position, support_group.languages.";
        if (fields.All(field => field.OutputOnly.Count == field.Paths.Count || field.OutputOnly.Contains(path)))
            return $"is set by the service: {Quote.Of(path)}.";
        var first = path.Split('.')[0];
        return Place.Descriptor.FindFieldByName(first) is { ContainingOneof.IsSynthetic: false } details && first != WordOf(place)
            ? $"{details.Name} is not what this place is: it has {WordOf(place)}. The kind of a place does not change: add another one, and withdraw this."
            : null;
    }

    static string WordOf(Place place) => Words.Of(place.Kind);

    // A missing list is an empty one, and a missing message has empty fields.
    static object? ValueAt(Place place, string path)
    {
        IMessage? message = place;
        var names = path.Split('.');
        foreach (var name in names[..^1])
            message = message is null ? null : (IMessage?)message.Descriptor.FindFieldByName(name).Accessor.GetValue(message);
        if (message is null) return null;
        var field = message.Descriptor.FindFieldByName(names[^1]);
        if (field.HasPresence && !field.Accessor.HasValue(message)) return null;
        var value = field.Accessor.GetValue(message);
        return value is System.Collections.ICollection { Count: 0 } ? null : value;
    }
}
