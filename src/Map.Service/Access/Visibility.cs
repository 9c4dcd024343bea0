namespace Map.Service.Access;

/// <summary>The one policy of what a caller sees of places and organisations. Every query for them starts with <see cref="Places"/> or <see
/// cref="Organisations"/>, which a test checks. The other half is published() in the tables: no call reads the exact position.</summary>
public static class Visibility
{
    /// <summary>The keys of <c>revision.state</c> that a published position is made of, besides the precision.</summary>
    public static readonly string[] PositionKeys = ["exact_position", "representative"];

    /// <summary>The keys of <c>revision.state</c>, and columns, of address parts that are finer than the precision.</summary>
    public static readonly string[] WithheldKeys = ["withheld_address_lines", "withheld_postcode", "withheld_town"];

    /// <summary>The start of every query for places: <c>place p WHERE</c> the caller may see it.</summary>
    public static string Places(Caller caller, Statement statement) => $"place p WHERE {Predicate(caller, statement)}";

    /// <summary>The start of every query for organisations: <c>organisation o WHERE</c> the caller may see it.</summary>
    public static string Organisations(Caller caller, Statement statement) =>
        caller.KeyId is not { } key ? "organisation o WHERE o.published"
        : !caller.Reviews ? $"organisation o WHERE (o.published OR {Wrote("o", key, statement)})"
        : caller.IsForEverywhere ? "organisation o WHERE true"
        : $"""
            organisation o WHERE (o.published OR {Wrote("o", key, statement)}
                                  OR o.country = ANY({statement.Value(caller.Regions.ToArray())}))
            """;

    /// <summary>Whether the caller may see a contact of place p.</summary>
    /// <param name="visibility">The column, a contact_visibility.</param>
    public static string Contacts(string visibility, Caller caller, Statement statement) =>
        caller.KeyId is not { } key ? $"{visibility} = 'public'"
        : caller.Reviews ? $"({visibility} = 'public' OR {CountsHere(caller, statement)})"
        : $"""
            ({visibility} = 'public' OR {visibility} = 'contributors' AND {CountsHere(caller, statement)}
             OR NOT p.published AND {Wrote("p", key, statement)})
            """;

    /// <summary>Whether the caller may see a contact of organisation o.</summary>
    /// <param name="visibility">The column, a contact_visibility.</param>
    public static string OrganisationContacts(string visibility, Caller caller, Statement statement) =>
        caller.KeyId is not { } key ? $"{visibility} = 'public'"
        : caller.IsForEverywhere ? caller.Reviews ? "true" : $"{visibility} <> 'reviewers'"
        : $"""
            ({visibility} = 'public' OR NOT o.published AND {Wrote("o", key, statement)}
             OR {(caller.Reviews ? "true" : $"{visibility} <> 'reviewers'")} AND o.country = ANY({statement.Value(caller.Regions.ToArray())}))
            """;

    /// <summary>Whether the caller reviews place p.</summary>
    public static string Reviewed(Caller caller, Statement statement) => caller.Reviews ? CountsHere(caller, statement) : "false";

    /// <summary>Whether the caller reviews organisation o: a key for regions counts for organisations whose country is one of them.</summary>
    public static string ReviewedOrganisation(Caller caller, Statement statement) =>
        !caller.Reviews ? "false"
        : caller.IsForEverywhere ? "true"
        : $"coalesce(o.country = ANY({statement.Value(caller.Regions.ToArray())}), false)";

    /// <summary>Whether the caller's key is valid for place p.</summary>
    public static string Counts(Caller caller, Statement statement) => caller.Contributes ? CountsHere(caller, statement) : "false";

    /// <summary>Whether the caller could see a place in the state that a revision has of it. The state itself may not leave the service.
    /// </summary>
    /// <param name="state">The column, from <c>revision.state</c>.</param>
    public static string WasVisible(string state, Caller caller, Statement statement)
    {
        var wasPublished = $"coalesce(({state} ->> 'published')::boolean, false)";
        if (caller.KeyId is not { } key) return wasPublished;
        if (!caller.Reviews) return $"({wasPublished} OR coalesce({state} ->> 'writer_id' = {statement.Value(key.ToString())}, false))";
        if (caller.IsForEverywhere) return "true";
        var regions = statement.Value(caller.Regions.ToArray());
        return $"""
            ({wasPublished} OR coalesce({state} ->> 'writer_id' = {statement.Value(key.ToString())}, false) OR {CountedThen(state, regions)})
            """;
    }

    /// <summary>Whether a place lay in, or served, one of these regions in the state that a revision has of it.</summary>
    /// <param name="state">The column, from <c>revision.state</c>.</param>
    /// <param name="regions">An expression of their codes, as text[].</param>
    public static string CountedThen(string state, string regions) => $"""
        (coalesce({state} -> 'coverage' ?| {regions}, false) OR EXISTS (
            SELECT FROM published_regions(
                ST_GeomFromGeoJSON(NULLIF({state} -> 'exact_position', 'null')), ({state} ->> 'precision')::position_precision,
                ({state} ->> 'representative')::boolean) code
            WHERE code = ANY({regions})))
        """;

    /// <summary>The position of a place as it was published in the state that a revision has of it.</summary>
    /// <param name="state">The column, from <c>revision.state</c>.</param>
    public static string PositionThen(string state) => $"""
        published(ST_GeomFromGeoJSON(NULLIF({state} -> 'exact_position', 'null')), ({state} ->> 'precision')::position_precision,
                  ({state} ->> 'representative')::boolean)
        """;

    /// <summary>Whether the caller could see an organisation in the state that a revision has of it.</summary>
    /// <param name="state">The column, from <c>revision.state</c>.</param>
    public static string OrganisationWasVisible(string state, Caller caller, Statement statement)
    {
        var wasPublished = $"coalesce(({state} ->> 'published')::boolean, false)";
        if (caller.KeyId is not { } key) return wasPublished;
        var wrote = $"coalesce({state} ->> 'writer_id' = {statement.Value(key.ToString())}, false)";
        return !caller.Reviews ? $"({wasPublished} OR {wrote})"
            : caller.IsForEverywhere ? "true"
            : $"({wasPublished} OR {wrote} OR {state} ->> 'country' = ANY({statement.Value(caller.Regions.ToArray())}))";
    }

    /// <summary>Equal for callers who see the same, so that they can share a result.</summary>
    public static string ScopeOf(Caller caller) =>
        caller.KeyId is not { } key ? "public" : caller.Reviews && caller.IsForEverywhere ? "reviewer" : $"key {key}";

    // False, and not null, where nobody is known to have written it: some conditions are turned round.
    static string Wrote(string row, Guid key, Statement statement) => $"coalesce({row}.writer_id = {statement.Value(key)}, false)";

    // Unpublished places are for those who review them, everywhere or in the regions that their key is for, and for who wrote them.
    static string Predicate(Caller caller, Statement statement) =>
        caller.KeyId is not { } key ? "p.published"
        : !caller.Reviews ? $"(p.published OR {Wrote("p", key, statement)})"
        : caller.IsForEverywhere ? "true"
        : $"(p.published OR {Wrote("p", key, statement)} OR {CountsHere(caller, statement)})";

    // Whether the regions of the caller's key include a region that place p lies in or covers.
    static string CountsHere(Caller caller, Statement statement)
    {
        if (caller.IsForEverywhere) return "true";
        var regions = statement.Value(caller.Regions.ToArray());
        return $"""
            (EXISTS (SELECT FROM place_region r WHERE r.place_id = p.id AND r.region_code = ANY({regions}))
             OR EXISTS (SELECT FROM coverage c WHERE c.place_id = p.id AND c.region_code = ANY({regions})))
            """;
    }
}
