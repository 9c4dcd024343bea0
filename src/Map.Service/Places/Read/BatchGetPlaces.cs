using Map.Service.Places.Fields;

namespace Map.Service.Places.Read;

/// <summary>Several places by id. Index: the primary key; at most 1,000 rows.</summary>
public sealed class BatchGetPlaces(MapServers servers)
{
    public async Task<BatchGetPlacesResponse> RunAsync(BatchGetPlacesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var ids = Ids.ParseBatch(request.Ids, "ids");
        var violations = new Violations();
        var reader = PlaceReader.For(request.ReadMask, violations);
        violations.ThrowIfAny();
        if (ids.Length == 0) return new BatchGetPlacesResponse();
        var redirects = request.FollowMerged ? await Redirects.FindAsync(servers.ForReading, ids, cancellationToken) : new Dictionary<Guid, Guid>();
        ids = [.. ids.Select(id => redirects.GetValueOrDefault(id, id))];
        var statement = new Statement();
        statement.Append(reader.Select($"{Visibility.Places(caller, statement)} AND p.id = ANY({statement.Value(ids)})", caller, statement));
        var rows = await servers.ForReading.ReadAllAsync(statement, reader.Read, cancellationToken);
        var found = Batch.InOrder(ids, rows.Select(row => row.Place), place => Guid.Parse(place.Id));
        return Batch.Checked(new BatchGetPlacesResponse { Places = { found } }, ids.Length);
    }
}
