using Map.Service.Places.Fields;

namespace Map.Service.Places.Write;

/// <summary>The rules for every place that is written, by whichever way. Paths are those of the contract:
/// <c>place.position.latitude</c>.</summary>
static class PlaceRules
{
    public static void Check(Place place, PlaceVocabulary known, Violations violations)
    {
        foreach (var field in PlaceFields.OutputOnly)
            if (field.IsSet(place))
                violations.Add($"place.{field.Name}", "is set by the service; leave it unset.");
        foreach (var field in PlaceFields.All)
            field.Check?.Invoke(place, known, violations);
        if (place.DetailsCase == Place.DetailsOneofCase.None)
            violations.Add("place.details", "is missing; one of detention_centre, reporting_centre, support_group, office.");
    }
}
