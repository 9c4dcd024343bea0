using System.Text.Json.Nodes;
using Map.Service.Contributions.Edits;
using Map.Service.Events.Times;
using Map.Service.Import.Calendars;
using Map.Service.Import.Lists;
using Change = Map.Service.Storage.Change;

namespace Map.Service.Contributions.Undo;

/// <summary>Sets places, organisations and events back, all with a few statements.</summary>
static class UndoWriter
{
    static readonly string[] Order = ["organisation", "place", "event"];

    /// <summary>Carries a plan out.</summary>
    public static async Task ApplyAsync(EditSession session, UndoPlan plan, CancellationToken cancellationToken)
    {
        // What comes back, before what refers to it; what goes, after what referred to it.
        foreach (var kind in Order)
            await RestoreAsync(session, kind, [.. plan.Subjects.Where(one => one.Subject == kind && !one.Goes)], cancellationToken);
        foreach (var kind in Order.Reverse())
            await RemoveAsync(session, kind, [.. plan.Subjects.Where(one => one.Subject == kind && one.Goes)], cancellationToken);
    }

    static async Task RestoreAsync(EditSession session, string kind, List<UndoneSubject> subjects, CancellationToken cancellationToken)
    {
        if (subjects.Count == 0) return;
        var states = await StatesAsync(session, kind, subjects, cancellationToken);
        var (fields, changed) = (new string[subjects.Count], new string[subjects.Count]);
        for (var i = 0; i < subjects.Count; i++)
        {
            var now = (JsonObject)JsonNode.Parse(states[i].Fields)!;
            var keys = new JsonObject();
            foreach (var field in subjects[i].Comes ? subjects[i].References : subjects[i].Fields)
            {
                keys[field.Name] = true;
                if (field.Then is null) now.Remove(field.Name);
                else now[field.Name] = JsonNode.Parse(field.Then);
            }

            if (subjects[i].Comes)
                foreach (var (name, _) in now) keys[name] = true;
            (fields[i], changed[i]) = (now.ToJsonString(), keys.ToJsonString());
        }

        var log = session.OpenLog();
        var first = await log.BeginAsync(subjects.Count, cancellationToken);
        var numbers = subjects.Select((_, i) => first + i).ToArray();
        var statement = new Statement();
        statement.Append($"""
            SELECT restore_subjects({statement.Value(kind)}, {statement.Value(subjects.Select(one => one.Id).ToArray())},
                {statement.Value(fields)}::jsonb[], {statement.Value(changed)}::jsonb[],
                {statement.Value(states.Select(state => state.State).ToArray())}::jsonb[], {statement.Value(numbers)}, {statement.Value(log.At)})
            """);
        await session.ExecuteAsync(statement, cancellationToken);
        if (kind == "event") await EventTimes.RefreshAsync(session.Connection, [.. subjects.Select(one => one.Id)], session.Now, cancellationToken);
        if (kind == "event") await ListedEvents.ForgetAsync(session.Context, [.. subjects.Select(one => one.Id)], cancellationToken);
        if (kind == "place") await ListedRows.ForgetAsync(session.Context, [.. subjects.Select(one => one.Id)], cancellationToken);
        await UndoneMerges.ForgetAsync(session, [.. subjects.Where(one => one.Comes).Select(one => one.Id)], cancellationToken);
        foreach (var comes in subjects.Select((one, i) => (one, i)).GroupBy(each => each.one.Comes))
            await log.AppendAsync(
                comes.Key ? Change.Created : Change.Updated, [.. comes.Select(each => numbers[each.i])], [.. comes.Select(_ => kind)],
                [.. comes.Select(each => each.one.Id.ToString())], cancellationToken);
    }

    static async Task RemoveAsync(EditSession session, string kind, List<UndoneSubject> subjects, CancellationToken cancellationToken)
    {
        if (subjects.Count == 0) return;
        await UndoneMerges.RestoreAsync(session, kind, [.. subjects.Select(one => one.Id)], cancellationToken);
        var log = session.OpenLog();
        var first = await log.BeginAsync(subjects.Count, cancellationToken);
        await log.AppendAsync(
            Change.Deleted, [.. subjects.Select((_, i) => first + i)], [.. subjects.Select(_ => kind)],
            [.. subjects.Select(one => one.Id.ToString())], cancellationToken);
        var statement = new Statement();
        statement.Append($"DELETE FROM {kind} WHERE id = ANY({statement.Value(subjects.Select(one => one.Id).ToArray())})");
        await session.ExecuteAsync(statement, cancellationToken);
    }

    // The last states of subjects that are there, and those before they went of the others, in the order of the subjects.
    static async Task<List<(string State, string Fields)>> StatesAsync(
        EditSession session, string kind, List<UndoneSubject> subjects, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            SELECT r.state::text, state_fields(r.state)::text
            FROM unnest({statement.Value(subjects.Select(one => one.Id.ToString()).ToArray())}) WITH ORDINALITY AS wanted (id, place),
                 LATERAL (SELECT state FROM revision
                          WHERE subject = {statement.Value(kind)} AND subject_id = wanted.id ORDER BY number DESC LIMIT 1) r
            ORDER BY wanted.place
            """);
        return await session.ReadAllAsync(statement, row => (row.GetString(0), row.GetString(1)), cancellationToken);
    }
}
