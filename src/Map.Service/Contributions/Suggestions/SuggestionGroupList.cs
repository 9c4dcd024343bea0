using Map.Service.Contributions.Edits;
using Map.Service.Contributions.Suggestions.Groups;

namespace Map.Service.Contributions.Suggestions;

/// <summary>The groups of open suggestions, for reviewers.</summary>
public sealed class SuggestionGroupList(Regroup regroup, NpgsqlDataSource database)
{
    const int MostGroups = 100;

    const int UsualGroups = 20;

    const int Samples = 5;

    /// <summary>The largest groups in the regions of a key.</summary>
    public async Task<ListSuggestionGroupsResponse> RunAsync(
        ListSuggestionGroupsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireReviewer("Reading suggestions");
        var violations = new Violations();
        var size = PageSize.Check(request.HasPageSize, request.PageSize, UsualGroups, violations, MostGroups);
        var least = request.HasLeast ? request.Least : 2;
        if (least < 1) violations.Add("least", $"is {least}; 1 or more.");
        violations.ThrowIfAny();
        await regroup.RunAsync(cancellationToken);
        var groups = await database.ReadAllAsync(Largest(caller, size, least), Read, cancellationToken);
        var samples = await SuggestionRows.ReadAsync(
            database, SamplesOf([.. groups.Select(group => Guid.Parse(group.Id))], caller), cancellationToken);
        foreach (var group in groups) group.Samples.AddRange(samples.Where(sample => sample.GroupId == group.Id));
        var response = new ListSuggestionGroupsResponse { Groups = { groups } };
        // The largest ones come first.
        ResponseSize.Trim(response.Groups);
        return response;
    }

    // Reads all open suggestions, of which there are at most as many as SuggestionSettings allows.
    static Statement Largest(Caller caller, int size, int least)
    {
        var statement = new Statement();
        statement.Append($"""
            SELECT s.group_id, count(*)::int, count(s.held)::int, count(DISTINCT s.origin)::int, count(DISTINCT s.subject_id)::int,
                   count(*) FILTER (WHERE s.sources <> '[]')::int,
                   (SELECT array_agg(shape ORDER BY n DESC, shape) FROM (
                       SELECT shape, count(*) AS n FROM unnest(array_agg(s.shape)) AS shape GROUP BY shape ORDER BY n DESC, shape LIMIT 5) most)
            FROM suggestion s WHERE s.state IN ('open', 'asked') AND {SuggestionRows.Reviewable(caller, statement)}
            GROUP BY s.group_id HAVING count(*) >= {statement.Value(least)}
            ORDER BY 2 DESC, 1 LIMIT {statement.Value(size)}
            """);
        return statement;
    }

    // Ids are hashes, so their order is as good as chance.
    static Statement SamplesOf(Guid[] groups, Caller caller)
    {
        var statement = new Statement();
        statement.Append($"""
            SELECT {SuggestionRows.Columns} FROM unnest({statement.Value(groups)}) g CROSS JOIN LATERAL (
                SELECT * FROM suggestion s
                WHERE s.group_id = g AND s.state IN ('open', 'asked') AND {SuggestionRows.Reviewable(caller, statement)}
                ORDER BY s.id LIMIT {statement.Value(Samples)}) s
            """);
        return statement;
    }

    static SuggestionGroup Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0).ToString(), Size = row.GetInt32(1), Held = row.GetInt32(2), Origins = row.GetInt32(3), Subjects = row.GetInt32(4),
        WithSource = row.GetInt32(5), Shapes = { row.GetFieldValue<string[]>(6) },
    };
}
