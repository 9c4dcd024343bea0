using static Map.Service.Places.Fields.Shapes;

namespace Map.Service.Places.Fields;

/// <summary>When a place was in operation, and when that was last confirmed.</summary>
static class TimeFields
{
    public static readonly PlaceField[] All =
    [
        Enum<PlaceStatus>("status", required: true).WrittenBy((entity, place) => entity.Status = place.Status) with { IsAlwaysRead = true },
        PartialDate("status_as_of").CheckedBy((place, known, violations) =>
        {
            if (place.HasStatusAsOf) violations.Past("place.status_as_of", place.StatusAsOf, known.Today);
        }),
        Day("verified_on").CheckedBy((place, known, violations) =>
        {
            if (place.HasVerifiedOn) violations.Past("place.verified_on", place.VerifiedOn, known.Today);
        }),
        Periods().CheckedBy((place, known, violations) => PeriodRules.Check(place.Periods, known.Today, violations)),
    ];

    /// <param name="importedFrom">The file that they come from.</param>
    public static void Write(PlaceEntity entity, IEnumerable<Period> periods, MapDbContext context, string? importedFrom = null)
    {
        var oldestFirst = periods.OrderBy(PlaceDates.Start).ThenBy(PlaceDates.End).ToList();
        Rows.Sync(entity.Periods, oldestFirst, Make, (row, period) => Set(row, period, context, importedFrom));
    }

    /// <summary>Adds and updates periods. Those of other files are replaced, because <paramref name="importedFrom"/> is more
    /// detailed.</summary>
    public static void Merge(
        PlaceEntity entity, IReadOnlyList<Period> periods, MapDbContext context, string importedFrom, Func<PeriodEntity, Period, bool> isSame) =>
        Rows.Merge(entity.Periods, periods, isSame, row => row.ImportedFrom != importedFrom, Make,
            (row, period) => Set(row, period, context, importedFrom));

    static PeriodEntity Make(int ordinal) => new() { Ordinal = ordinal };

    static void Set(PeriodEntity row, Period period, MapDbContext context, string? importedFrom)
    {
        row.Opened = period.HasFrom ? period.From : null;
        row.Closed = period.HasTo ? period.To : null;
        row.SourceId = context.IdOfOptional(period.Source);
        row.ImportedFrom = importedFrom;
    }

    static PlaceField Periods()
    {
        var field = ChildRows.Of(
            "periods", """
                x.opened::text, x.closed::text, s.citation, s.url FROM period x LEFT JOIN source s ON s.id = x.source_id
                WHERE x.place_id = p.id ORDER BY lower(x.days) NULLS FIRST, upper(x.days), x.ordinal
                """,
            Period, (entity, periods, context) => Write(entity, periods, context), 100, Check,
            PastText.Period);
        return field with
        {
            Paths = ["periods", "opened_on", "closed_on"], OutputOnly = ["opened_on", "closed_on"], HasOwnFile = true,
            Read = (row, i, place) =>
            {
                field.Read!(row, i, place);
                place.SetOuterBounds();
            },
        };
    }

    static Period Period(string?[] cells)
    {
        var period = new Period { Source = ReaderExtensions.ToSource(cells[2], cells[3]) };
        if (cells[0] is { } opened) period.From = opened;
        if (cells[1] is { } closed) period.To = closed;
        return period;
    }

    static void Check(Violations violations, string path, Period period)
    {
        if (!period.HasFrom && !period.HasTo)
            violations.Add(path, "has neither from nor to; at least one of them, or no period.");
        violations.Span(path, ("from", period.HasFrom, period.From), ("to", period.HasTo, period.To));
        violations.Source($"{path}.source", period.Source);
    }
}
