using Map.Service.Places.Read;

namespace Map.Service.Log.History;

/// <summary>The revisions of a place in which it changed in anything that the caller may see.</summary>
public sealed class PlaceHistory(MapServers servers, GetPlace getPlace) : IHistory
{
    public Task RequireAsync(Guid id, Caller caller, CancellationToken cancellationToken) =>
        getPlace.RunAsync(new GetPlaceRequest { Id = id.ToString(), ReadMask = new() { Paths = { "id" } } }, caller, cancellationToken);

    public Task<List<Revision>> ReadAsync(Guid id, long before, int wanted, Caller caller, CancellationToken cancellationToken) => PastStates.ReadAsync(
        servers, (number, limit) => Select(id, number, limit, caller), PastFields.OfPlace, before, wanted, cancellationToken);

    /// <summary>The states of a place that the caller could see, newest first. Index: revision_by_subject; at most a page and two rows.
    /// </summary>
    internal static Statement Select(Guid id, long before, int limit, Caller caller)
    {
        var statement = new Statement();
        return statement.Append($"""
            WITH now AS MATERIALIZED ({PastVisibility.PlaceNow(id, caller, statement)})
            SELECT {PastRow.Columns("now.reviewed")}, {PastVisibility.State("r.state", "now", caller, statement)}::text
            FROM now JOIN revision r ON r.subject = 'place' AND r.subject_id = {statement.Value(id.ToString())}
                 LEFT JOIN act a ON a.id = r.act_id
            WHERE r.number < {statement.Value(before)} AND r.change <> 'deleted' AND {Visibility.WasVisible("r.state", caller, statement)}
            ORDER BY r.number DESC LIMIT {statement.Value(limit)}
            """);
    }
}
