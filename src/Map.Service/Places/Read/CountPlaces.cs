using Map.Service.Places.Filter;

namespace Map.Service.Places.Read;

/// <summary>How many places match a filter. One row; index: those of the filter's parts.</summary>
public sealed class CountPlaces(MapServers servers, PlaceFilterRules rules)
{
    public async Task<CountPlacesResponse> RunAsync(CountPlacesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        await rules.CheckAsync(request.Filter, violations, cancellationToken);
        violations.ThrowIfAny();

        var statement = new Statement();
        statement.Append($"SELECT count(*) FROM {PlaceFilterSql.Matching(request.Filter, caller, statement)}");
        var counts = await servers.ForReading.ReadAllAsync(statement, row => row.GetInt64(0), cancellationToken);
        return new CountPlacesResponse { Count = counts.Single() };
    }
}
