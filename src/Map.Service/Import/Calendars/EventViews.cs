using Map.Service.Events.Read;

namespace Map.Service.Import.Calendars;

/// <summary>Events as a caller sees them, by their ids.</summary>
static class EventViews
{
    public static async Task<Dictionary<Guid, Event>> ReadAsync(NpgsqlDataSource database, Guid[] ids, Caller caller, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (ids.Length == 0) return [];
        var statement = new Statement();
        statement.Append($"SELECT {EventRow.Columns(now, caller, statement)} FROM (SELECT e.* FROM {EventVisibility.Events(caller, statement)} AND e.id = ANY({statement.Value(ids)})) e");
        return (await database.ReadAllAsync(statement, EventRow.Read, cancellationToken)).ToDictionary(one => Guid.Parse(one.Id));
    }
}
