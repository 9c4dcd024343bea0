namespace Map.Gateway.Pages.Hours;

/// <summary>The opening hours of a place, whichever kind it is.</summary>
public static class PlaceHours
{
    /// <summary>In OpenStreetMap's syntax; empty when not known, and for kinds that have none.</summary>
    public static string OpeningHours(this V1.Place place) => place.SupportGroup?.OpeningHours ?? place.ReportingCentre?.OpeningHours ?? "";
}
