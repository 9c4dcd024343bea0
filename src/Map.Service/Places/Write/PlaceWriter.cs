using Map.Gazetteer;
using Map.Service.Places.Fields;

namespace Map.Service.Places.Write;

/// <summary>Copies a message that has passed <see cref="PlaceRules"/> into its entity and the child rows.</summary>
static class PlaceWriter
{
    public static void ApplyAll(PlaceEntity entity, Place place, MapDbContext context, EmbeddedGazetteer gazetteer) =>
        Apply(entity, place, context, gazetteer, PlaceFields.All);

    /// <summary>Copies only these fields.</summary>
    public static void Apply(
        PlaceEntity entity, Place place, MapDbContext context, EmbeddedGazetteer gazetteer, IReadOnlyCollection<PlaceField> fields)
    {
        var hasPosition = fields.Any(field => field.Paths.Contains("position.latitude"));
        var area = hasPosition ? RepresentativePoint.Of(place, gazetteer) : null;
        // Before the fields are written: a point that stays the same makes no revision.
        if (area is not null) place = new Place(place) { Position = area };
        WithheldAddress.MoveBackTo(entity);
        foreach (var field in fields) field.Write?.Invoke(entity, place, context);
        if (hasPosition) entity.Representative = area is not null;
        WithheldAddress.MoveFrom(entity);
    }
}
