using Map.Service.Places.Fields;

namespace Map.Service.Places.Write;

/// <summary>Copies a message that has passed <see cref="PlaceRules"/> into its entity and the child rows.</summary>
static class PlaceWriter
{
    public static void ApplyAll(PlaceEntity entity, Place place, MapDbContext context)
    {
        foreach (var field in PlaceFields.All) field.Write?.Invoke(entity, place, context);
    }

    /// <summary>Leaves out the fields for which imports have a separate file: periods, contacts and coverage.</summary>
    public static void Apply(PlaceEntity entity, Place place, MapDbContext context)
    {
        foreach (var field in PlaceFields.All)
            if (!field.HasOwnFile) field.Write?.Invoke(entity, place, context);
    }
}
