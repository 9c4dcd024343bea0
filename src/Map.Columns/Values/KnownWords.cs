namespace Map.Columns.Values;

/// <summary>The words of the fields that have a closed set of values.</summary>
static class KnownWords
{
    public static WordSet Kinds { get; } = WordSet.Of<PlaceKind>("kind");

    public static WordSet Statuses { get; } = WordSet.Of<PlaceStatus>("status");

    public static WordSet Precisions { get; } = WordSet.Of<Precision>("precision");

    public static WordSet Confidences { get; } = WordSet.Of<Confidence>("confidence");

    public static WordSet Scopes { get; } = WordSet.Of<Scope>("scope");

    public static WordSet Populations { get; } = WordSet.Of<Population>("holds");

    public static WordSet Services { get; } = WordSet.Of<Service>("service");

    public static WordSet Audiences { get; } = WordSet.Of<Audience>("audience");

    public static WordSet Help { get; } = WordSet.Of<HelpKind>("help");

    public static WordSet Facilities { get; } = WordSet.Of("facility");

    public static WordSet StreetTypes { get; } = WordSet.Of("street_type");

    /// <summary>The status that a text says: "closed", "Closed (no longer used)"; null when that is not known.</summary>
    public static string? Status(string text) => Statuses.Find(text) ?? Statuses.Find(text.Split('(', ',', ';')[0]);

    public static bool IsFacility(string text) => Facilities.Find(text) is not null || Facilities.Find(text.Split('(')[0]) is not null;
}
