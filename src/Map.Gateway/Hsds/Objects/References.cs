namespace Map.Gateway.Hsds.Objects;

/// <summary>Organisations and regions that groups name, read for many groups at once and kept for the next ones.</summary>
sealed class References(V1.OrganisationsService.OrganisationsServiceClient organisationsService, V1.RegionsService.RegionsServiceClient regionsService)
{
    // So that a part is far below the limit of a response.
    const int AtOnce = 200;

    // A file of a million groups may name as many.
    const int MostKept = 5_000;

    readonly Dictionary<string, V1.Organisation?> organisations = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> regions = new(StringComparer.Ordinal);

    /// <summary>Reads what these groups name.</summary>
    public async Task ReadAsync(IReadOnlyCollection<V1.Place> groups, CancellationToken cancellation)
    {
        if (organisations.Count > MostKept)
            organisations.Clear();
        var missing = groups.Where(group => group.SupportGroup.HasOrganisationId).Select(group => group.SupportGroup.OrganisationId)
            .Where(id => !organisations.ContainsKey(id)).Distinct().ToList();
        foreach (var ids in missing.Chunk(AtOnce))
        {
            foreach (var id in ids)
                organisations[id] = null;
            var found = await organisationsService.BatchGetOrganisationsAsync(new() { Ids = { ids } }, cancellationToken: cancellation);
            foreach (var organisation in found.Organisations)
                organisations[organisation.Id] = organisation;
        }

        var unknown = groups.SelectMany(group => group.CoverageCodes.Concat(group.RegionCodes.TakeLast(1)))
            .Where(code => !regions.ContainsKey(code)).Distinct().ToList();
        foreach (var codes in unknown.Chunk(AtOnce))
        {
            foreach (var code in codes)
                regions[code] = code;
            var found = await regionsService.BatchGetRegionsAsync(new() { Codes = { codes } }, cancellationToken: cancellation);
            foreach (var region in found.Regions)
                regions[region.Code] = region.Name;
        }
    }

    /// <summary>Takes an organisation that was read otherwise.</summary>
    public void Add(V1.Organisation organisation) => organisations[organisation.Id] = organisation;

    /// <summary>Whose a group is; null when it belongs to nobody, or to an organisation that the caller may not see.</summary>
    public V1.Organisation? OrganisationOf(V1.Place group) =>
        group.SupportGroup.HasOrganisationId ? organisations.GetValueOrDefault(group.SupportGroup.OrganisationId) : null;

    /// <summary>The name of a region in English.</summary>
    public string RegionName(string code) => regions.GetValueOrDefault(code, code);
}
