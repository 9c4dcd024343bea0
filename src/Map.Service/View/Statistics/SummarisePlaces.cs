using Map.Service.Places.Filter;

namespace Map.Service.View.Statistics;

/// <summary>Counts and capacities of the places that match a filter, in one pass over them. Index: those of the filter's parts.</summary>
public sealed class SummarisePlaces(MapServers servers, PlaceFilterRules rules, TimeProvider clock)
{
    const int MostDimensions = 3;
    const int MostRows = 5_000;
    const int FirstDimension = 3;

    public async Task<SummarisePlacesResponse> RunAsync(
        SummarisePlacesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        CheckDimensions(request.By, violations);
        await rules.CheckAsync(request.Filter, violations, cancellationToken);
        violations.ThrowIfAny();

        var (statement, dimensions) = Select(request, caller, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var rows = await servers.ForReading.ReadAllAsync(statement, row => Read(row, dimensions), cancellationToken);
        if (rows.Count > MostRows)
            throw new Refusal(ErrorReason.TooLarge,
                $"The response would have more than {MostRows:N0} rows. Use fewer dimensions, or narrow the filter.");
        return ResponseSize.Checked(new SummarisePlacesResponse { Rows = { rows } }, "Use fewer dimensions, or narrow the filter.");
    }

    internal static (Statement Statement, Dimension[] Dimensions) Select(SummarisePlacesRequest request, Caller caller, DateOnly today)
    {
        var statement = new Statement();
        var day = request.Filter.OpenDay() ?? today;
        Dimension[] dimensions = [.. request.By.Select(dimension => Dimension.Of(dimension, day, caller, statement))];
        var columns = string.Concat(dimensions.Select(dimension => $", {dimension.Column}"));
        var numbers = Enumerable.Range(FirstDimension + 1, dimensions.Length).ToList();
        var grouped = numbers.Count == 0 ? "" : $"GROUP BY {string.Join(", ", numbers)}";
        var order = string.Concat(numbers.Select(number => $", {number}"));
        statement.Append($"""
            SELECT count(*), coalesce(sum(p.people), 0), count(p.people){columns}
            FROM (SELECT p.*, CASE WHEN p.kind = 'detention_centre' THEN
                                  capacity_on(p.id, {PlaceFilterSql.DayOrNull(request.Filter, statement)}) END AS people
                  FROM {PlaceFilterSql.Matching(request.Filter, caller, statement)}) p
            {string.Join('\n', dimensions.Select(dimension => dimension.Join))}
            {grouped} ORDER BY 1 DESC{order} LIMIT {statement.Value(MostRows + 1)}
            """);
        return (statement, dimensions);
    }

    static void CheckDimensions(IReadOnlyList<StatisticsDimension> by, Violations violations)
    {
        if (by.Count > MostDimensions) violations.Add("by", $"has {by.Count} dimensions; at most {MostDimensions}.");
        for (var i = 0; i < by.Count && i <= MostDimensions; i++)
        {
            if (!Enum.IsDefined(by[i]) || by[i] == StatisticsDimension.Unspecified)
                violations.Add($"by[{i}]",
                    $"is {EnumNames.Of(by[i])}; one of {EnumNames.Allowed<StatisticsDimension>()}.");
            else if (by.Take(i).Contains(by[i]))
                violations.Add($"by[{i}]", $"is {EnumNames.Of(by[i])} again; every dimension once.");
        }
    }

    static StatisticsRow Read(NpgsqlDataReader row, Dimension[] dimensions)
    {
        var to = new StatisticsRow { Count = row.GetInt64(0), Capacity = row.GetInt64(1), PlacesWithCapacity = row.GetInt64(2) };
        for (var i = 0; i < dimensions.Length; i++)
            if (!row.IsDBNull(FirstDimension + i))
                dimensions[i].Read(to, row, FirstDimension + i);
        return to;
    }
}
