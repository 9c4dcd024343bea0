using Map.Service.Places.Fields;
using Map.Service.Places.Filter;

namespace Map.Service.Places.Read;

/// <summary>The places nearest to a position. Index: place_by_distance; at most one page and one row.</summary>
public sealed class FindNear(MapServers servers, PlaceFilterRules rules)
{
    // The index orders by distance on a sphere. The distance on the spheroid is at most 0.56 % less and 0.45 % more than that.
    const double LowestRatio = (1 - 0.0057) / (1 + 0.0046);

    public async Task<FindNearResponse> RunAsync(FindNearRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        var size = PageSize.Check(request.HasPageSize, request.PageSize, 20, violations);
        PositionRules.CheckRequired(request.Position, "position", violations);
        if (request.HasWithinMetres) PositionRules.CheckRadius(request.WithinMetres, "within_metres", violations);
        var reader = PlaceReader.For(request.ReadMask, violations);
        await rules.CheckAsync(request.Filter, violations, cancellationToken);
        violations.ThrowIfAny();

        var fingerprint = QueryFingerprint.Of(request, query => query.Filter ??= new PlaceFilter());
        var cursor = fingerprint.Read<NumberCursor<double>>(request.PageToken);
        var rows = await NearestAsync(request, size + 1, reader, cursor, caller, cancellationToken);

        var response = new FindNearResponse();
        if (Page.Fill(response.Results, rows, size, ResultOf)) response.NextPageToken = response.Results[^1].PageToken;
        return response;

        NearPlace ResultOf(NearRow row)
        {
            var after = new NumberCursor<double>(row.Metres, Guid.Parse(row.Place.Id), cursor?.Began ?? row.Revision);
            return new()
            {
                Place = row.Place, DistanceMetres = row.Metres, DistanceIsTo = row.Precision, PageToken = fingerprint.TokenAfter(after),
            };
        }
    }

    // Fetches a margin in index order and sorts it again by the exact distance. A place that was not fetched is
    // at least LowestRatio times as far as the last one fetched; the order of all nearer places is exact. If the page needs more than
    // those, two scans decide.
    async Task<List<NearRow>> NearestAsync(
        FindNearRequest request, int wanted, PlaceReader reader, NumberCursor<double>? cursor, Caller caller,
        CancellationToken cancellationToken)
    {
        var limit = WithMargin(wanted);
        var found = await ReadAsync(Select(request, limit, reader, cursor, caller));
        var rows = found.OrderBy(row => row.Metres).ThenBy(row => row.Place.Id, StringComparer.Ordinal).ToList();
        if (rows.Count == limit && rows[wanted - 1].Metres >= rows[^1].Metres * LowestRatio)
            return await ReadAsync(SelectExactly(request, wanted, reader, cursor, caller));
        if (rows.Count > wanted) rows.RemoveRange(wanted, rows.Count - wanted);
        return rows;

        Task<List<NearRow>> ReadAsync(Statement statement) => servers.ForReading.ReadAllAsync(
            statement,
            row => new NearRow(
                reader.Read(row).Place, row.GetDouble(reader.Columns), row.GetInt64(reader.Columns + 1),
                row.GetFieldValue<Precision>(reader.Columns + 2)),
            cancellationToken);
    }

    internal static int WithMargin(int wanted) => wanted + 4 + wanted / 16;

    /// <summary>The first in the order of the index, with their exact distances.</summary>
    internal static Statement Select(FindNearRequest request, int limit, PlaceReader reader, NumberCursor<double>? cursor, Caller caller)
    {
        var statement = new Statement();
        var (from, distance, matching) = Matching(request, cursor, caller, statement);
        var page = $"{matching} AND p.position IS NOT NULL ORDER BY p.position::geography <-> {from} LIMIT {statement.Value(limit)}";
        return statement.Append(
            reader.Select(page, caller, statement, $", {distance}, {RepeatGuard.Revision}, p.\"precision\""));
    }

    /// <summary>The first in the exact order. The inner scan finds a radius that certainly holds them: the exact distance of the farthest of
    /// as many candidates. One millimetre more, because ST_Distance rounds and ST_DWithin does not.</summary>
    internal static Statement SelectExactly(
        FindNearRequest request, int limit, PlaceReader reader, NumberCursor<double>? cursor, Caller caller)
    {
        var statement = new Statement();
        var (from, distance, matching) = Matching(request, cursor, caller, statement);
        var rows = statement.Value(limit);
        var page = $"""
            SELECT p.*, {distance} AS distance FROM {matching}
              AND ST_DWithin(p.position::geography, {from}, 0.001 + (
                SELECT max(candidate.distance) FROM (
                    SELECT {distance} AS distance FROM {matching} AND p.position IS NOT NULL
                    ORDER BY p.position::geography <-> {from} LIMIT {rows}) candidate))
            ORDER BY distance, p.id LIMIT {rows}
            """;
        return statement.Append(
            reader.Select(
                $"({page}) p ORDER BY p.distance, p.id", caller, statement,
                $", p.distance, {RepeatGuard.Revision}, p.\"precision\""));
    }

    static (string From, string Distance, string Matching) Matching(
        FindNearRequest request, NumberCursor<double>? cursor, Caller caller, Statement statement)
    {
        var from = GeometrySql.Geography(request.Position, statement);
        var distance = $"ST_Distance(p.position::geography, {from})";
        var matching = PlaceFilterSql.Matching(request.Filter, caller, statement)
            + (request.HasWithinMetres ? $" AND {PlaceFilterAreas.WithinMetres(request.Position, request.WithinMetres, statement)}" : "")
            + (cursor is { } last ? After(from, distance, last, caller, statement) : "");
        return (from, distance, matching);
    }

    static string After(string from, string distance, NumberCursor<double> cursor, Caller caller, Statement statement)
    {
        var last = statement.Value(cursor.Id);
        // The states in the log have positions to a tenth of a millimetre: within a millimetre, the id decides what came first.
        var shown = $"""
            {Visibility.WasVisible("s.state", caller, statement)}
            AND ST_Distance({Visibility.PositionThen("s.state")}::geography, {from})
                < CASE WHEN p.id <= {last} THEN {statement.Value(cursor.Number + 0.001)} ELSE {statement.Value(cursor.Number - 0.001)} END
            """;
        return $" AND ({distance}, p.id) > ({statement.Value(cursor.Number)}, {last})"
            + RepeatGuard.NotShownBefore("place", "p", cursor.Began, shown, statement);
    }

    readonly record struct NearRow(Place Place, double Metres, long Revision, Precision Precision);
}
