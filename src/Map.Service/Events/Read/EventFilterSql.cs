namespace Map.Service.Events.Read;

/// <summary>Which events match a filter.</summary>
static class EventFilterSql
{
    public static void Check(EventFilter? filter, string path, Violations violations)
    {
        if (filter is null) return;
        violations.CheckEnums(filter.Kinds, $"{path}.kinds");
        if (violations.CheckCount(filter.Regions.Count, $"{path}.regions"))
            for (var i = 0; i < filter.Regions.Count; i++) RegionCodes.Check(filter.Regions[i], $"{path}.regions[{i}]", violations);
        if (violations.CheckCount(filter.Languages.Count, $"{path}.languages"))
            for (var i = 0; i < filter.Languages.Count; i++) violations.Language($"{path}.languages[{i}]", filter.Languages[i]);
        Ids.Parse(filter.Organisations, $"{path}.organisations", Limits.FilterValues, violations);
        Ids.Parse(filter.Places, $"{path}.places", Limits.FilterValues, violations);
        if (filter.HasText) TextFilter.Check(filter.Text, $"{path}.text", violations);
    }

    /// <summary>The condition on event e and its time o, with a leading AND; empty for all.</summary>
    public static string And(EventFilter? filter, Statement statement)
    {
        if (filter is null) return "";
        return (filter.Kinds.Count > 0 ? $" AND e.kind = ANY({statement.Value(filter.Kinds.ToArray())})" : "")
            + (filter.Regions.Count > 0
                ? $" AND EXISTS (SELECT FROM event_region r WHERE r.event_id = e.id AND r.region_code = ANY({statement.Value(filter.Regions.ToArray())}))" : "")
            + (filter.Languages.Count > 0 ? $" AND e.languages && {statement.Value(filter.Languages.ToArray())}" : "")
            + (filter.Organisations.Count > 0 ? $" AND {Organised("organisation_id", filter.Organisations, statement)}" : "")
            + (filter.Places.Count > 0
                ? $" AND (e.venue ->> 'place_id' = ANY({Same(filter.Places, statement)}) OR {Organised("place_id", filter.Places, statement)})" : "")
            + (filter.HasText && TextFilter.All("e.search_text", filter.Text, statement) is { } words ? $" AND {words}" : "")
            + (filter.WithoutCancelled ? " AND NOT o.cancelled" : "");
    }

    static string Organised(string key, IEnumerable<string> ids, Statement statement) => $"""
        e.organisers @> ANY (SELECT jsonb_build_array(jsonb_build_object('{key}', id)) FROM unnest({Same(ids, statement)}) id)
        """;

    // With the ids of those that were merged into them.
    static string Same(IEnumerable<string> ids, Statement statement)
    {
        var given = statement.Value(ids.Select(Guid.Parse).ToArray());
        return $"ARRAY(SELECT id::text FROM unnest({given}) id UNION SELECT x.id::text FROM redirect x WHERE x.survivor_id = ANY({given}))";
    }
}
