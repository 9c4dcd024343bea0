using Map.Service.Places.Fields;

namespace Map.Service.Places.Read;

/// <summary>One place. Index: the primary key; at most one row.</summary>
public sealed class GetPlace(MapServers servers)
{
    public async Task<Place> RunAsync(GetPlaceRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var id = Ids.Parse(request.Id, "id");
        var violations = new Violations();
        var reader = PlaceReader.For(request.ReadMask, violations);
        violations.ThrowIfAny();
        if (await FindAsync(id, reader, caller, cancellationToken) is { } place) return place;
        var redirects = await Redirects.FindAsync(servers.ForReading, [id], cancellationToken);
        if (redirects.Count == 0 || await FindAsync(redirects[id], reader, caller, cancellationToken) is not { } survivor)
            throw Refusal.NotFound("place", request.Id);
        return request.FollowMerged ? survivor : throw Refusal.Merged(request.Id, survivor);
    }

    /// <summary>The place as the caller may see it; null if there is none, or if the caller may not see it.</summary>
    public async Task<Place?> FindAsync(Guid id, PlaceReader reader, Caller caller, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append(reader.Select($"{Visibility.Places(caller, statement)} AND p.id = {statement.Value(id)}", caller, statement));
        var rows = await servers.ForReading.ReadAllAsync(statement, reader.Read, cancellationToken);
        return rows.SingleOrDefault()?.Place;
    }
}
