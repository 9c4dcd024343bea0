namespace Map.Gateway.Reconcile;

/// <summary>Reads entities by their ids.</summary>
sealed class EntityReader(V1.PlacesService.PlacesServiceClient places, V1.OrganisationsService.OrganisationsServiceClient organisations)
{
    /// <summary>One; of one that was merged into another, the other. Null when there is none, or when not everybody may see it.</summary>
    public async Task<Entity?> FindAsync(EntityId id, CancellationToken cancellation) =>
        (await ReadAsync([id], cancellation)).GetValueOrDefault(id.Uuid.ToString());

    /// <summary>Those that are there, by the UUIDs that lead to them.</summary>
    public async Task<IReadOnlyDictionary<string, Entity>> ReadAsync(IReadOnlyCollection<EntityId> ids, CancellationToken cancellation)
    {
        var ofPlaces = ids.Where(id => !id.IsOrganisation).Select(id => id.Uuid.ToString()).Distinct().ToList();
        var ofOrganisations = ids.Where(id => id.IsOrganisation).Select(id => id.Uuid.ToString()).Distinct().ToList();
        List<Entity> found = [];
        if (ofPlaces.Count > 0)
        {
            var batch = await places.BatchGetPlacesAsync(new() { Ids = { ofPlaces }, FollowMerged = true }, cancellationToken: cancellation);
            found.AddRange(batch.Places.Select(place => new Entity(place)));
        }

        if (ofOrganisations.Count > 0)
        {
            var batch = await organisations.BatchGetOrganisationsAsync(
                new() { Ids = { ofOrganisations }, FollowMerged = true }, cancellationToken: cancellation);
            found.AddRange(batch.Organisations.Select(organisation => new Entity(organisation)));
        }

        var byId = new Dictionary<string, Entity>(StringComparer.Ordinal);
        foreach (var entity in found)
        {
            foreach (var uuid in entity.Uuids)
                byId.TryAdd(uuid, entity);
        }

        return byId;
    }
}
