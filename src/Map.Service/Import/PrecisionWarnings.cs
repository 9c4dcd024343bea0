using Map.Gazetteer;
using Map.Service.Places.Write;

namespace Map.Service.Import;

/// <summary>Warns of rows whose precision disagrees with their point or their address.</summary>
static class PrecisionWarnings
{
    public static void Check(Drafts drafts, EmbeddedGazetteer gazetteer)
    {
        foreach (var draft in drafts.PlaceRows)
        {
            var precision = Words.Of(draft.Place.Precision);
            if (RepresentativePoint.Disguised(draft.Place, gazetteer) is { } town)
                drafts.Warn(draft.Row, "precision",
                    $"says {precision}, but the point is the gazetteer's of {town.Name} ({town.Metres:0} m): precision town?");
            if (WithheldAddress.IsPartOf(draft.Place.Address, draft.Place.Precision))
                drafts.Warn(draft.Row, "precision",
                    $"says {precision}, so the street and the postcode are not published. To publish them, give the point of the street.");
        }
    }
}
