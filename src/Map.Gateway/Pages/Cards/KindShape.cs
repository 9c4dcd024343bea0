namespace Map.Gateway.Pages.Cards;

/// <summary>The shape that each kind of place is drawn with, about 20 units wide around 0, 0.</summary>
static class KindShape
{
    public static string Of(V1.PlaceKind kind) => kind switch
    {
        // A circle for help, a square for a centre, a triangle for reporting, a diamond for an office.
        V1.PlaceKind.SupportGroup => "M0-11A11 11 0 1 1 0 11A11 11 0 1 1 0-11Z",
        V1.PlaceKind.DetentionCentre => "M-10-10H10V10H-10Z",
        V1.PlaceKind.ReportingCentre => "M0-11L11 10H-11Z",
        _ => "M0-11L11 0L0 11L-11 0Z",
    };
}
