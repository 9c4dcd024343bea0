using Map.Service.Events.Fields;
using Map.Service.Events.Read;

namespace Map.Service.Log.History;

/// <summary>The revisions of an event in which it changed in anything that the caller may see. What is hidden changes unseen.</summary>
public sealed class EventHistory(MapServers servers, GetEvent getEvent) : IHistory
{
    public Task RequireAsync(Guid id, Caller caller, CancellationToken cancellationToken) =>
        getEvent.RunAsync(new GetEventRequest { Id = id.ToString() }, caller, cancellationToken);

    public async Task<List<Revision>> ReadAsync(Guid id, long before, int wanted, Caller caller, CancellationToken cancellationToken)
    {
        var revisions = new List<Revision>();
        while (true)
        {
            // One more than wanted, because each is compared with the one before it.
            var rows = await servers.ForReading.ReadAllAsync(
                Select(id, before, wanted + 1, caller),
                row => (Past: PastRow.Read(row), Fields: new PastFields(EventTexts.Of(PastEvent.Read(row.GetString(PastRow.Count))))), cancellationToken);
            var isEnd = rows.Count <= wanted;
            for (var i = 0; i < rows.Count - (isEnd ? 0 : 1) && revisions.Count < wanted; i++)
            {
                if (i + 1 == rows.Count) revisions.Add(rows[i].Past.With(RevisionKind.Added, rows[i].Fields.Since(null)));
                else if (rows[i].Fields.Since(rows[i + 1].Fields).ToList() is { Count: > 0 } changes)
                    revisions.Add(rows[i].Past.With(RevisionKind.Updated, changes));
            }

            if (isEnd || revisions.Count == wanted) return revisions;
            before = rows[^2].Past.Number;
        }
    }

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
