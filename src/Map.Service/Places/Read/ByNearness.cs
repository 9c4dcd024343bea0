using Map.Service.Places.Fields;

namespace Map.Service.Places.Read;

/// <summary>Nearest to a position first; then groups without a position, those with the smallest coverage first. Index: that of the filter,
/// whose matches are sorted.</summary>
sealed class ByNearness(Position position, QueryFingerprint fingerprint, string token) : PlaceOrdering.Sorted(fingerprint)
{
    readonly NumberCursor<double>? cursor = fingerprint.Read<NumberCursor<double>>(token);

    protected override string Columns(Statement statement) => $"{Key(statement)}, p.id";

    public override string Selected(Statement statement) => $", {Key(statement)}, p.\"precision\"";

    public override OrderKey ReadKey(NpgsqlDataReader row, int column) => new(Nearness: Nearness.Read(row, column));

    protected override string AfterCursor(Caller caller, Statement statement)
    {
        if (cursor is not { } after) return "";
        var (number, id) = (statement.Value(after.Number), statement.Value(after.Id));
        var then = Nearness.Sql(
            Visibility.PositionThen("s.state"), GeometrySql.Geography(position, statement), "s.state -> 'coverage' ? r.code");
        // As FindNear: the states in the log have positions to a tenth of a millimetre.
        var shown = $"""
            {Visibility.WasVisible("s.state", caller, statement)}
            AND {then} < CASE WHEN p.id <= {id} THEN {number} + 0.001 ELSE {number} - 0.001 END
            """;
        return $" AND ({Key(statement)}, p.id) > ({number}, {id})"
            + RepeatGuard.NotShownBefore("place", "p", after.Began, shown, statement);
    }

    public override string TokenAfter(PlaceRow row, OrderKey key, long revision) =>
        Fingerprint.TokenAfter(new NumberCursor<double>(key.Nearness!.Value.Key, Guid.Parse(row.Place.Id), cursor?.Began ?? revision));

    string Key(Statement statement) => Nearness.Sql(
        "p.position", GeometrySql.Geography(position, statement),
        "r.code IN (SELECT c.region_code FROM coverage c WHERE c.place_id = p.id)");
}
