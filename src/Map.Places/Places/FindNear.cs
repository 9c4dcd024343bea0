using System.Globalization;
using Map.Places.Access;
using Map.Places.Errors;
using Map.Places.Paging;
using Map.Places.Storage;
using Map.V1;
using Npgsql;

namespace Map.Places.Places;

/// <summary>The places nearest to a position. Index: place_by_distance; at most one page and one row.</summary>
public sealed class FindNear(NpgsqlDataSource database, PlaceFilterRules rules)
{
    const string Order = "p.distance, p.id";

    public async Task<FindNearResponse> RunAsync(FindNearRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        var size = PageSize.Check(request.HasPageSize, request.PageSize, 20, violations);
        PositionRules.CheckRequired(request.Position, "position", violations);
        if (request.HasWithinMetres) PositionRules.CheckRadius(request.WithinMetres, "within_metres", violations);
        await rules.CheckAsync(request.Filter, violations, cancellationToken);
        violations.ThrowIfAny();

        var question = QuestionOf(request);
        var rows = await database.ReadAllAsync(Select(request, size + 1, question, caller),
            row => (PlaceRow.Read(row).Place, Metres: row.GetDouble(PlaceRow.Columns)), cancellationToken);

        var more = Page.Cut(rows, size);
        var response = new FindNearResponse();
        foreach (var (place, metres) in rows)
            response.Results.Add(new NearPlace
            {
                Place = place,
                DistanceMetres = metres,
                PageToken = question.TokenAfter(metres.ToString("R", CultureInfo.InvariantCulture), place.Id),
            });
        if (more) response.NextPageToken = response.Results[^1].PageToken;
        return response;
    }

    // The index orders by distance on the sphere, up to half a percent off. So it only tells how far to look: as far as the farthest, on
    // the spheroid, of as many places as are wanted. Within that radius, which certainly holds the nearest ones, the order is exact.
    // One millimetre more, because ST_Distance rounds and ST_DWithin does not.
    internal static Statement Select(FindNearRequest request, int limit, Question question, Caller caller)
    {
        var statement = new Statement();
        var from = PlaceFilterAreas.Geography(request.Position, statement);
        var distance = $"ST_Distance(p.position::geography, {from})";
        var rows = statement.Value(limit);
        var matching = PlaceFilterSql.Matching(request.Filter, caller, statement)
            + (request.HasWithinMetres ? $" AND {PlaceFilterAreas.WithinMetres(request.Position, request.WithinMetres, statement)}" : "")
            + question.Read(request.PageToken, keyset => After(distance, keyset, statement));
        var page = $"""
            SELECT p.*, {distance} AS distance FROM {matching}
              AND ST_DWithin(p.position::geography, {from}, 0.001 + (
                SELECT max(candidate.distance) FROM (
                    SELECT {distance} AS distance FROM {matching} AND p.position IS NOT NULL
                    ORDER BY p.position::geography <-> {from} LIMIT {rows}) candidate))
            ORDER BY distance, p.id LIMIT {rows}
            """;
        return statement.Append(PlaceRow.Select(page, Order, ", p.distance"));
    }

    static string After(string distance, IReadOnlyList<string> keyset, Statement statement)
    {
        var (metres, id) = (double.Parse(keyset[0], CultureInfo.InvariantCulture), Guid.Parse(keyset[1]));
        return $" AND ({distance}, p.id) > ({statement.Value(metres)}, {statement.Value(id)})";
    }

    internal static Question QuestionOf(FindNearRequest request)
    {
        var asked = request.Clone();
        asked.ClearPageSize();
        asked.ClearPageToken();
        asked.Filter ??= new PlaceFilter();
        return new Question(nameof(FindNear), asked);
    }
}
