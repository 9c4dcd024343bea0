using Map.Service.Places.Fields;

namespace Map.Service.Places.Write;

/// <summary>Puts a message that keeps <see cref="PlaceRules"/> into its entity and the child rows.</summary>
static class PlaceWriter
{
    public static void ApplyAll(PlaceEntity entity, Place place, MapDbContext context)
    {
        foreach (var field in PlaceFields.All) field.Write?.Invoke(entity, place, context);
    }

    /// <summary>Leaves alone what an import has a file of its own for: periods, contacts and coverage.</summary>
    public static void Apply(PlaceEntity entity, Place place, MapDbContext context)
    {
        foreach (var field in PlaceFields.All)
            if (!field.HasOwnFile) field.Write?.Invoke(entity, place, context);
    }
}
