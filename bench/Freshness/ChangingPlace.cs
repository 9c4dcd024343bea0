using Map.V1;

namespace Map.Bench.Freshness;

/// <summary>A place of a made world: when each of its fields changes, in years from the beginning.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Country">Its country.</param>
/// <param name="Added">When it was put on the map.</param>
/// <param name="Changes">The times of the changes of each field, in the order of StaleField without its first value.</param>
sealed record ChangingPlace(Guid Id, PlaceKind Kind, string Country, double Added, IReadOnlyList<double>[] Changes)
{
    /// <summary>How many fields there are.</summary>
    public const int Fields = 7;

    /// <summary>Whether places of a kind have the field at all.</summary>
    public static bool Has(PlaceKind kind, int field) => (StaleField)(field + 1) switch
    {
        StaleField.OpeningHours => kind is PlaceKind.SupportGroup or PlaceKind.ReportingCentre,
        StaleField.Services => kind == PlaceKind.SupportGroup,
        StaleField.Operators or StaleField.Capacity => kind == PlaceKind.DetentionCentre,
        _ => true,
    };

    /// <summary>Whether a place of the kind has it: many are silent about their hours.</summary>
    public static bool Has(PlaceKind kind, int field, Random random) =>
        Has(kind, field) && ((StaleField)(field + 1) != StaleField.OpeningHours || random.NextDouble() < 0.7);

    /// <summary>Whether it changes when the place moves.</summary>
    public static bool GoesWithMoves(int field) =>
        (StaleField)(field + 1) is StaleField.Contacts or StaleField.OpeningHours or StaleField.Whereabouts;

    /// <summary>How often each field has changed by a time: another number is another value.</summary>
    public int[] At(double time) => [.. Changes.Select(changes => changes.Count(at => at <= time))];
}
