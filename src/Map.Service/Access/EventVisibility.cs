namespace Map.Service.Access;

/// <summary>The policy of what a caller sees of events. Every query for them starts with <see cref="Events"/> and reads the venue by <see cref="Venue"/>, which a test
/// checks. A venue that is published late is nobody's before its hour, whatever the key: a key can be taken from somebody.</summary>
public static class EventVisibility
{
    /// <summary>The start of every query for events: <c>event e WHERE</c> the caller may see it.</summary>
    public static string Events(Caller caller, Statement statement) =>
        caller.KeyId is not { } key ? "event e WHERE e.published"
        : !caller.Reviews ? $"event e WHERE (e.published OR {Wrote("e.writer_id", key, statement)})"
        : caller.IsForEverywhere ? "event e WHERE true"
        : $"event e WHERE (e.published OR {Wrote("e.writer_id", key, statement)} OR {CountsHere(caller, statement)})";

    /// <summary>The venue of event e as the caller may see it at this time, as jsonb: the message EventVenue.</summary>
    /// <param name="now">By the clock of the service.</param>
    public static string Venue(DateTimeOffset now, Caller caller, Statement statement)
    {
        var at = statement.Value(now.UtcDateTime);
        return $"""
            (CASE WHEN e.venue ? 'place_id' THEN e.venue - 'place_id' || coalesce((
                SELECT jsonb_build_object('place_id', p.id, 'place_name', p.name) FROM {Visibility.Places(caller, statement)}
                AND p.id = surviving_place((e.venue ->> 'place_id')::uuid)), '{Nothing}')
             ELSE seen_venue(e.venue, EXISTS (
                SELECT FROM event_occurrence shown
                WHERE shown.event_id = e.id AND shown.shown_from <= {at} AND shown.ends_at > {at} AND e.status <> 'cancelled')) END)
            """;
    }

    /// <summary>The organisers of event e that the caller may see, with their names, as jsonb: a list of messages EventOrganiser. Null for none.</summary>
    public static string Organisers(Caller caller, Statement statement) => OrganisersOf("e.organisers", caller, statement);

    /// <summary>Whether the caller's key is valid for event e.</summary>
    public static string Counts(Caller caller, Statement statement) => caller.Contributes ? CountsHere(caller, statement) : "false";

    /// <summary>Whether the caller reviews event e.</summary>
    public static string Reviewed(Caller caller, Statement statement) => caller.Reviews ? CountsHere(caller, statement) : "false";

    /// <summary>Whether the caller could see an event in the state that a revision has of it.</summary>
    /// <param name="state">The column, from <c>revision.state</c>.</param>
    /// <param name="reviewed">Whether the caller reviews the event now.</param>
    public static string WasVisible(string state, string reviewed, Caller caller, Statement statement)
    {
        var wasPublished = $"coalesce(({state} ->> 'published')::boolean, false)";
        return caller.KeyId is not { } key ? wasPublished
            : $"({wasPublished} OR {reviewed} OR coalesce({state} ->> 'writer_id' = {statement.Value(key.ToString())}, false))";
    }

    /// <summary>The event, if the caller may see it; it limits what past states show. Columns: <c>id, venue, reviewed</c>; the venue may not leave the
    /// service.</summary>
    public static string Now(Guid id, Caller caller, Statement statement) => $"""
        SELECT e.id, e.venue, {Reviewed(caller, statement)} AS reviewed FROM {Events(caller, statement)} AND e.id = {statement.Value(id)}
        """;

    /// <summary>The part of a state in the log that may leave the service, as jsonb.</summary>
    /// <param name="state">The column, from <c>revision.state</c>.</param>
    /// <param name="now">The row of <see cref="Now"/>.</param>
    public static string PastState(string state, string now, Caller caller, Statement statement) => $"""
        ({state} - '{Hidden}'::text[] || jsonb_build_object(
            'venue', past_venue({state} -> 'venue', {now}.venue) - 'place_id' || coalesce((
                SELECT jsonb_build_object('place_id', p.id, 'place_name', p.name) FROM {Visibility.Places(caller, statement)}
                AND p.id = surviving_place((past_venue({state} -> 'venue', {now}.venue) ->> 'place_id')::uuid)), '{Nothing}'),
            'organisers', coalesce({OrganisersOf($"{state} -> 'organisers'", caller, statement)}, '[]')))
        """;

    const string Nothing = "{}";

    const string Hidden = "{venue,organisers,published,writer_id}";

    static string OrganisersOf(string list, Caller caller, Statement statement) => $"""
        (SELECT jsonb_agg(shown ORDER BY place) FROM (
            SELECT place, CASE
                WHEN who ? 'organisation_id' THEN (
                    SELECT jsonb_build_object('organisation_id', o.id, 'label', o.name) FROM {Visibility.Organisations(caller, statement)}
                    AND o.id = coalesce((SELECT survivor_id FROM redirect WHERE id = (who ->> 'organisation_id')::uuid), (who ->> 'organisation_id')::uuid))
                WHEN who ? 'place_id' THEN (
                    SELECT jsonb_build_object('place_id', p.id, 'label', p.name) FROM {Visibility.Places(caller, statement)}
                    AND p.id = surviving_place((who ->> 'place_id')::uuid))
                ELSE who END AS shown
            FROM jsonb_array_elements(CASE jsonb_typeof({list}) WHEN 'array' THEN {list} ELSE '[]' END) WITH ORDINALITY AS listed (who, place)) one
         WHERE shown IS NOT NULL)
        """;

    static string Wrote(string column, Guid key, Statement statement) => $"coalesce({column} = {statement.Value(key)}, false)";

    static string CountsHere(Caller caller, Statement statement) => caller.IsForEverywhere ? "true"
        : $"EXISTS (SELECT FROM event_region r WHERE r.event_id = e.id AND r.region_code = ANY({statement.Value(caller.Regions.ToArray())}))";
}
