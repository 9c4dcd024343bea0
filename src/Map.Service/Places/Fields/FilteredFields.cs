using System.Collections.Frozen;

namespace Map.Service.Places.Fields;

/// <summary>The fields, by path or by key of <c>revision.state</c>, whose change may end that a filter matches.</summary>
static class FilteredFields
{
    public static readonly FrozenSet<string> All = new[]
    {
        "id", "kind", "name", "names", "summary", "status", "status_as_of", "periods", "position.latitude", "position.longitude",
        "precision", "address.postcode", "address.town", "country", "coverage_codes", "verified_on", "published", "created_at",
        "detention_centre.facility_type", "detention_centre.facility_type_note", "detention_centre.capacities",
        "reporting_centre.holding_room", "support_group.opening_hours", "support_group.organisation_id", "support_group.languages",
        "support_group.offers", "support_group.scope", "support_group.services", "support_group.ways_to_help", "involvements",
    }.ToFrozenSet();
}
