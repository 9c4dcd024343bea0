namespace Map.Service.Places.Fields;

/// <summary>The days by which checked periods and capacities are sorted; an unknown bound is open.</summary>
static class PlaceDates
{
    public static DateOnly Start(Period period) => period.HasFrom ? Parse(period.From).FirstDay : DateOnly.MinValue;

    public static DateOnly End(Period period) => period.HasTo ? Parse(period.To).LastDay : DateOnly.MaxValue;

    public static DateOnly AsOf(Capacity capacity) => Parse(capacity.AsOf).LastDay;

    static PartialDate Parse(string text) =>
        PartialDate.TryParse(text, out var date) ? date
            : throw new FormatException($"{text} is not a partial date; PlaceRules refuses it.");
}
