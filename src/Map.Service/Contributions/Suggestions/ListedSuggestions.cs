namespace Map.Service.Contributions.Suggestions;

/// <summary>A page of suggestions, riskiest first.</summary>
/// <param name="Size">How many it has at most.</param>
/// <param name="Statement">Selects them, and one more if there are more.</param>
/// <param name="Fingerprint">Of the request.</param>
sealed record ListedSuggestions(int Size, Statement Statement, QueryFingerprint Fingerprint)
{
    // What a page may cost: each open suggestion is tried on the map as it is.
    const int MostOnPage = 200;

    const string Risk = "round(s.risk * 1000)::int";

    /// <summary>Those that a request asks for.</summary>
    /// <exception cref="Refusal">Something is wrong with the request.</exception>
    public static ListedSuggestions Of(ListSuggestionsRequest request, Caller caller)
    {
        var violations = new Violations();
        var size = PageSize.Check(request.HasPageSize, request.PageSize, 20, violations, MostOnPage);
        var filter = request.Filter ?? new();
        if (filter.HasOlderThanHours && filter.OlderThanHours is < 0 or > 100_000)
            violations.Add("filter.older_than_hours", $"is {filter.OlderThanHours}; 0 to 100,000.");
        if (filter.HasLeastRisk && filter.LeastRisk is not (>= 0 and <= 1)) violations.Add("filter.least_risk", $"is {filter.LeastRisk}; 0 to 1.");
        if (filter.HasMostRisk && filter.MostRisk is not (>= 0 and <= 1)) violations.Add("filter.most_risk", $"is {filter.MostRisk}; 0 to 1.");
        violations.CheckEnums(filter.States, "filter.states");
        violations.CheckEnums(filter.Kinds, "filter.kinds");
        violations.Count("filter.region_codes", filter.RegionCodes.Count, 1000);
        for (var i = 0; i < filter.RegionCodes.Count; i++)
            if (!RegionCode.CouldBe(filter.RegionCodes[i]))
                violations.Add($"filter.region_codes[{i}]", $"{Quote.Of(filter.RegionCodes[i])} is not a region; a code such as GB, GB-KEN or FR-62.");
        violations.ThrowIfAny();
        var fingerprint = QueryFingerprint.Of(request);
        var cursor = fingerprint.Read<SuggestionCursor>(request.PageToken);
        var statement = new Statement();
        var states = filter.States.Count > 0 ? filter.States.ToArray() : [SuggestionState.Open];
        statement.Append($"""
            SELECT {SuggestionRows.Columns} FROM suggestion s
            WHERE s.state = ANY({statement.Value(states)}) AND {SuggestionRows.Reviewable(caller, statement)}
            """);
        if (filter.Kinds.Count > 0) statement.Append($" AND s.kind = ANY({statement.Value(filter.Kinds.ToArray())})");
        if (filter.HasSubjectId) statement.Append($" AND s.subject_id = {statement.Value(Ids.Parse(filter.SubjectId, "filter.subject_id"))}");
        if (filter.HasGroupId) statement.Append($" AND s.group_id = {statement.Value(Ids.Parse(filter.GroupId, "filter.group_id"))}");
        if (!filter.WithHeld && !filter.HasGroupId) statement.Append(" AND s.held IS NULL");
        if (filter.HasLeastRisk) statement.Append($" AND {Risk} >= {statement.Value(PerMille(filter.LeastRisk))}");
        if (filter.HasMostRisk) statement.Append($" AND {Risk} <= {statement.Value(PerMille(filter.MostRisk))}");
        if (filter.HasOlderThanHours) statement.Append($" AND s.made_at <= now() - make_interval(hours => {statement.Value(filter.OlderThanHours)})");
        if (filter.RegionCodes.Count > 0)
        {
            var codes = statement.Value(filter.RegionCodes.ToArray());
            statement.Append($"""
                 AND (s.regions && {codes} OR EXISTS (SELECT FROM place_region r WHERE r.place_id = s.subject_id AND r.region_code = ANY({codes}))
                      OR EXISTS (SELECT FROM event_region r WHERE r.event_id = s.subject_id AND r.region_code = ANY({codes}))
                      OR EXISTS (SELECT FROM coverage c WHERE c.place_id = s.subject_id AND c.region_code = ANY({codes})))
                """);
        }

        if (cursor is { } last)
            statement.Append($" AND ({Risk}, s.id) < ({statement.Value(last.PerMille)}, {statement.Value(last.Id)})");
        statement.Append($" ORDER BY {Risk} DESC, s.id DESC LIMIT {statement.Value(size + 1)}");
        return new(size, statement, fingerprint);
    }

    /// <summary>The token of the page after a suggestion.</summary>
    public string TokenAfter(Suggestion last) => Fingerprint.TokenAfter(new SuggestionCursor(PerMille(last.Risk), Guid.Parse(last.Id)));

    static int PerMille(double risk) => (int)Math.Round(risk * 1000);
}
