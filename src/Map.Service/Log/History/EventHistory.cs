using Map.Service.Events.Fields;
using Map.Service.Events.Read;

namespace Map.Service.Log.History;

/// <summary>The revisions of an event in which it changed in anything that the caller may see. What is hidden changes unseen.</summary>
public sealed class EventHistory(MapServers servers, GetEvent getEvent) : IHistory
{
    public Task RequireAsync(Guid id, Caller caller, CancellationToken cancellationToken) =>
        getEvent.RunAsync(new GetEventRequest { Id = id.ToString() }, caller, cancellationToken);

    public Task<List<Revision>> ReadAsync(Guid id, long before, int wanted, Caller caller, CancellationToken cancellationToken) => PastStates.ReadAsync(
        servers, (number, limit) => Select(id, number, limit, caller), state => new(EventTexts.Of(PastEvent.Read(state))), before, wanted, cancellationToken);

    /// <summary>The states of an event that the caller could see, newest first. Index: revision_by_subject; at most a page and two rows.</summary>
    internal static Statement Select(Guid id, long before, int limit, Caller caller)
    {
        var statement = new Statement();
        return statement.Append($"""
            WITH now AS MATERIALIZED ({EventVisibility.Now(id, caller, statement)})
            SELECT {PastRow.Columns("now.reviewed")}, {EventVisibility.PastState("r.state", "now", caller, statement)}::text
            FROM now JOIN revision r ON r.subject = 'event' AND r.subject_id = {statement.Value(id.ToString())}
                 LEFT JOIN act a ON a.id = r.act_id
            WHERE r.number < {statement.Value(before)} AND r.change <> 'deleted' AND {EventVisibility.WasVisible("r.state", "now.reviewed", caller, statement)}
            ORDER BY r.number DESC LIMIT {statement.Value(limit)}
            """);
    }
}
