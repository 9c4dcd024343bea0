using System.Globalization;
using Map.Service.Access;
using Map.Service.Errors;
using Map.Service.Geo;
using Map.Service.Paging;
using Map.Service.Places.Fields;
using Map.Service.Places.Filter;
using Map.Service.Storage;
using Map.V1;
using Npgsql;

namespace Map.Service.Places.Read;

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
        var reader = PlaceReader.For(request.ReadMask, violations);
        await rules.CheckAsync(request.Filter, violations, cancellationToken);
        violations.ThrowIfAny();

        var question = QuestionOf(request);
        var rows = await NearestAsync(request, size + 1, reader, question, caller, cancellationToken);

        var more = Page.Cut(rows, size);
        var response = new FindNearResponse();
        var began = question.Read(request.PageToken, keyset => keyset[2]);
        foreach (var (place, metres, revision) in rows)
        {
            began ??= revision.ToString(CultureInfo.InvariantCulture);
            response.Results.Add(new NearPlace
            {
                Place = place,
                DistanceMetres = metres,
                PageToken = question.TokenAfter(metres.ToString("R", CultureInfo.InvariantCulture), place.Id, began),
            });
        }
        if (AnswerSize.Cut(response.Results) || more) response.NextPageToken = response.Results[^1].PageToken;
        return response;
    }

    // The index orders by distance on a sphere, which a distance on the spheroid is at most 0.56 percent below and 0.45 above.
    const double LeastOfSphere = (1 - 0.0057) / (1 + 0.0046);

    // A few more than are wanted are fetched in the order of the index. Whatever it did not give is at least as far, but for that percent,
    // as the farthest of them; so those that are nearer than that are the nearest, and in the order of their exact distances. Where too
    // many are as good as equally far for that, two scans find out.
    async Task<List<(Place Place, double Metres, long Revision)>> NearestAsync(
        FindNearRequest request, int wanted, PlaceReader reader, Question question, Caller caller, CancellationToken cancellationToken)
    {
        var limit = WithMargin(wanted);
        var found = await ReadAsync(Select(request, limit, reader, question, caller));
        var rows = found.OrderBy(row => row.Metres).ThenBy(row => row.Place.Id, StringComparer.Ordinal).ToList();
        if (rows.Count == limit && rows[wanted - 1].Metres >= rows[^1].Metres * LeastOfSphere)
            return await ReadAsync(SelectExactly(request, wanted, reader, question, caller));
        if (rows.Count > wanted) rows.RemoveRange(wanted, rows.Count - wanted);
        return rows;

        Task<List<(Place Place, double Metres, long Revision)>> ReadAsync(Statement statement) => database.ReadAllAsync(
            statement, row => (reader.Read(row).Place, row.GetDouble(reader.Columns), row.GetInt64(reader.Columns + 1)), cancellationToken);
    }

    internal static int WithMargin(int wanted) => wanted + 4 + wanted / 16;

    /// <summary>The first in the order of the index, with their exact distances.</summary>
    internal static Statement Select(FindNearRequest request, int limit, PlaceReader reader, Question question, Caller caller)
    {
        var statement = new Statement();
        var (from, distance, matching) = Matching(request, question, caller, statement);
        var page = $"{matching} AND p.position IS NOT NULL ORDER BY p.position::geography <-> {from} LIMIT {statement.Value(limit)}";
        return statement.Append(reader.Select(page, caller, statement, $", {distance}, {Turn.Revision}"));
    }

    /// <summary>The first scan only tells how far to look: as far as the farthest, on the spheroid, of as many places as are wanted. Within
    /// that radius, which certainly holds the nearest ones, the order is exact. One millimetre more, because ST_Distance rounds and
    /// ST_DWithin does not.</summary>
    internal static Statement SelectExactly(FindNearRequest request, int limit, PlaceReader reader, Question question, Caller caller)
    {
        var statement = new Statement();
        var (from, distance, matching) = Matching(request, question, caller, statement);
        var rows = statement.Value(limit);
        var page = $"""
            SELECT p.*, {distance} AS distance FROM {matching}
              AND ST_DWithin(p.position::geography, {from}, 0.001 + (
                SELECT max(candidate.distance) FROM (
                    SELECT {distance} AS distance FROM {matching} AND p.position IS NOT NULL
                    ORDER BY p.position::geography <-> {from} LIMIT {rows}) candidate))
            ORDER BY distance, p.id LIMIT {rows}
            """;
        return statement.Append(reader.Select($"({page}) p ORDER BY {Order}", caller, statement, $", p.distance, {Turn.Revision}"));
    }

    static (string From, string Distance, string Matching) Matching(
        FindNearRequest request, Question question, Caller caller, Statement statement)
    {
        var from = PlaceFilterAreas.Geography(request.Position, statement);
        var distance = $"ST_Distance(p.position::geography, {from})";
        var matching = PlaceFilterSql.Matching(request.Filter, caller, statement)
            + (request.HasWithinMetres ? $" AND {PlaceFilterAreas.WithinMetres(request.Position, request.WithinMetres, statement)}" : "")
            + question.Read(request.PageToken, keyset => After(from, distance, keyset, caller, statement));
        return (from, distance, matching);
    }

    static string After(string from, string distance, IReadOnlyList<string> keyset, Caller caller, Statement statement)
    {
        var (metres, id) = (double.Parse(keyset[0], CultureInfo.InvariantCulture), Guid.Parse(keyset[1]));
        var last = statement.Value(id);
        // States have positions to a tenth of a millimetre only: within one, the id tells what came first.
        var shown = $"""
            {Visibility.WasVisible("s.state", caller, statement)}
            AND ST_Distance({Visibility.PositionThen("s.state")}::geography, {from})
                < CASE WHEN p.id <= {last} THEN {statement.Value(metres + 0.001)} ELSE {statement.Value(metres - 0.001)} END
            """;
        return $" AND ({distance}, p.id) > ({statement.Value(metres)}, {last})"
            + Turn.NotBefore("place", "p", keyset[2], shown, statement);
    }

    internal static Question QuestionOf(FindNearRequest request)
    {
        var asked = request.Clone();
        asked.ClearPageSize();
        asked.ClearPageToken();
        asked.ReadMask = null;
        asked.Filter ??= new PlaceFilter();
        return new Question(nameof(FindNear), asked);
    }
}
