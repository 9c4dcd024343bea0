using Google.Protobuf.WellKnownTypes;
using Map.Service.Places.Fields;
using Map.Service.Places.Filter;
using Map.Service.Places.Read;
using Change = Map.V1.Change;

namespace Map.Service.Log.ChangeFeed;

/// <summary>Turns the revision log into changes for a caller with a filter.</summary>
/// <remarks>
/// A place that matches is reported at its latest revision, in its current state. One that does not match is reported as removed at every
/// revision that may have ended a match: one that deleted it, hid it, or changed a field that a filter depends on, of a place that was
/// visible before. Past states are only compared, never sent. Nothing is lost between pages: what a page leaves out because there is a
/// later revision is on the page with that revision.
/// </remarks>
public sealed class ChangeLog(NpgsqlDataSource database)
{
    // Bounds the work of a page whose filter matches little.
    const int Window = 5_000;

    static readonly HashSet<string> Filtered = [.. PlaceFilterFields.All.SelectMany(field => field.DependsOn)];

    // A revision that changes only these keys of the state cannot end a match. A key without a row counts as one that can.
    internal static readonly IReadOnlyList<string> Unfiltered = [.. PlaceFields.All
        .Where(field => !field.Paths.Concat(field.StateKeys).Any(Filtered.Contains)).SelectMany(field => field.StateKeys)];

    static readonly string UnfilteredKeys = $"'{{{string.Join(',', Unfiltered)}}}'::text[]";

    /// <summary>The number of the last revision.</summary>
    public async Task<long> LastAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT last FROM revision_counter");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>A page of changes. Index: the primary key of revision, revision_by_subject; at most a window of revisions.</summary>
    /// <param name="since">The revision after which to begin.</param>
    /// <param name="filter">Which places.</param>
    /// <param name="size">How many changes at most.</param>
    /// <param name="caller">Who reads.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="until">The revision up to which; the last one when null.</param>
    /// <param name="operatorsOn">The day whose operators are named; null for none.</param>
    public async Task<ListChangesResponse> ReadAsync(
        long since, PlaceFilter? filter, int size, Caller caller, CancellationToken cancellationToken, long? until = null, DateOnly? operatorsOn = null)
    {
        // Read first, so that the statements that follow see every revision up to it.
        var lastOfMap = await LastAsync(cancellationToken);
        var last = Math.Min(lastOfMap, until ?? lastOfMap);
        while (true)
        {
            var upTo = Math.Min(last, since + Window);
            if (upTo <= since) return new ListChangesResponse { Revision = since, LastRevision = lastOfMap };
            var changes = await database.ReadAllAsync(Select(since, upTo, filter, size + 1, caller), ReadChange, cancellationToken);
            var isFull = changes.Count > size;
            if (isFull) changes.RemoveAt(size);
            var page = new ListChangesResponse
            {
                Revision = isFull ? changes[^1].Revision : upTo, HasMore = isFull || upTo < last, LastRevision = lastOfMap,
            };
            page.Changes.AddRange(await WithPlacesAsync(changes, filter, caller, operatorsOn, cancellationToken));
            if (ResponseSize.Trim(page.Changes)) (page.Revision, page.HasMore) = (page.Changes[^1].Revision, true);
            // Only at the end of the log may a page be empty.
            if (page.Changes.Count > 0 || !page.HasMore) return page;
            since = page.Revision;
        }
    }

    internal static Statement Select(long since, long upTo, PlaceFilter? filter, int limit, Caller caller)
    {
        var statement = new Statement();
        var (from, to) = (statement.Value(since), statement.Value(upTo));
        var matching = PlaceFilterSql.Matching(filter, caller, statement);
        return statement.Append($"""
            WITH log AS MATERIALIZED (
                SELECT number, at, change, subject_id, state, act_id, origin FROM revision
                WHERE number > {from} AND number <= {to} AND subject = 'place'
            ), matching AS MATERIALIZED (
                SELECT p.id FROM {matching} AND p.id IN (SELECT subject_id::uuid FROM log)
            )
            SELECT log.number, log.at, log.subject_id, matching.id IS NOT NULL, log.state ->> 'kind', coalesce(known.was_visible, false),
                   log.act_id, log.origin
            FROM log
            LEFT JOIN matching ON matching.id = log.subject_id::uuid
            LEFT JOIN LATERAL (
                SELECT b.change, b.state FROM revision b
                WHERE b.subject = 'place' AND b.subject_id = log.subject_id AND b.number < log.number ORDER BY b.number DESC LIMIT 1
            ) before ON matching.id IS NULL
            LEFT JOIN LATERAL (
                SELECT k.change <> 'deleted' AND {Visibility.WasVisible("k.state", caller, statement)} AS was_visible FROM revision k
                WHERE k.subject = 'place' AND k.subject_id = log.subject_id AND k.number <= {from} ORDER BY k.number DESC LIMIT 1
            ) known ON matching.id IS NOT NULL
            WHERE CASE
                WHEN matching.id IS NOT NULL THEN NOT EXISTS (
                    SELECT FROM revision later
                    WHERE later.subject = 'place' AND later.subject_id = log.subject_id AND later.number > log.number)
                ELSE before.change <> 'deleted' AND {Visibility.WasVisible("before.state", caller, statement)}
                     AND (log.change = 'deleted' OR NOT {Visibility.WasVisible("log.state", caller, statement)}
                          OR log.state - {UnfilteredKeys} <> before.state - {UnfilteredKeys})
            END
            ORDER BY log.number LIMIT {statement.Value(limit)}
            """);
    }

    static Change ReadChange(NpgsqlDataReader row)
    {
        var change = new Change
        {
            Revision = row.GetInt64(0),
            At = Timestamp.FromDateTime(row.GetDateTime(1)),
            PlaceId = row.GetString(2),
            Kind = !row.GetBoolean(3) ? ChangeKind.Removed : row.GetBoolean(5) ? ChangeKind.Updated : ChangeKind.Added,
            // A matching place is sent with the change, and has its kind itself.
            PlaceKind = row.GetBoolean(3) ? PlaceKind.Unspecified : MapEnums.Parse<PlaceKind>(row.GetString(4)),
            Origin = row.GetString(7),
        };
        if (!row.IsDBNull(6)) change.ActId = row.GetGuid(6).ToString();
        return change;
    }

    // A place that stopped matching meanwhile is left out: the revision that changed it is on a later page, which reports it.
    async Task<IEnumerable<Change>> WithPlacesAsync(
        List<Change> changes, PlaceFilter? filter, Caller caller, DateOnly? operatorsOn, CancellationToken cancellationToken)
    {
        var ids = changes.Where(change => change.Kind != ChangeKind.Removed).Select(change => Guid.Parse(change.PlaceId)).ToArray();
        if (ids.Length == 0) return changes;
        var statement = new Statement();
        var found = $"{PlaceFilterSql.Matching(filter, caller, statement)} AND p.id = ANY({statement.Value(ids)})";
        var reader = PlaceReader.Whole;
        var operators = operatorsOn is { } day ? $", {OperatorsSql.Names(day, caller, statement)}" : "";
        statement.Append(reader.Select(found, caller, statement, operators));
        var rows = await database.ReadAllAsync(
            statement, row => (reader.Read(row).Place, Operators: operatorsOn is null ? [] : OperatorsSql.Read(row, reader.Columns).Names.ToList()),
            cancellationToken);
        var places = rows.ToDictionary(row => row.Place.Id);
        foreach (var change in changes)
        {
            if (!places.TryGetValue(change.PlaceId, out var now) || change.Kind == ChangeKind.Removed) continue;
            (change.Place, change.PlaceKind) = (now.Place, now.Place.Kind);
            change.Operators.AddRange(now.Operators);
        }

        return changes.Where(change => change.Kind == ChangeKind.Removed || change.Place is not null);
    }
}
