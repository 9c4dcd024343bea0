using Map.Gateway.Pages.Cards;

namespace Map.Gateway.Pages.Organisations;

/// <summary>Reads what the page of an organisation shows.</summary>
sealed class OrganisationReader(
    V1.OrganisationsService.OrganisationsServiceClient organisations, V1.PlacesService.PlacesServiceClient places,
    V1.RegionsService.RegionsServiceClient regions, V1.CitedPagesService.CitedPagesServiceClient citedPages)
{
    const int MostOwn = 200;

    // BatchGetPlaces takes no more.
    const int MostPlaces = 1_000;

    /// <returns>The organisation; of one that was merged into another, the other.</returns>
    /// <exception cref="Grpc.Core.RpcException">NOT_FOUND: there is no such organisation.</exception>
    public async Task<OrganisationModel> ReadAsync(Guid id, CancellationToken cancellation)
    {
        var organisation = await organisations.GetOrganisationAsync(new() { Id = id.ToString(), FollowMerged = true }, cancellationToken: cancellation);
        var involved = InvolvedAsync(organisation.Id, cancellation);
        var all = AllAsync(organisation.Id, cancellation);
        var pages = KnownPages.ReadAsync(citedPages, organisation.Id, organisation.Sources, cancellation);
        var parent = organisation.ParentId.Length == 0 ? null
            : await organisations.GetOrganisationAsync(new() { Id = organisation.ParentId }, cancellationToken: cancellation);
        var country = organisation.Country.Length == 0 ? null
            : (await regions.BatchGetRegionsAsync(new() { Codes = { organisation.Country } }, cancellationToken: cancellation)).Regions.FirstOrDefault();
        var at = await involved;
        var ids = at.Select(one => one.Place.Id).ToHashSet(StringComparer.Ordinal);
        var found = await all;
        return new(
            organisation, parent, country, at, [.. found.Results.Select(result => result.Place).Where(place => !ids.Contains(place.Id))],
            IsCut: found.NextPageToken.Length > 0, await pages);
    }

    async Task<IReadOnlyList<InvolvedPlace>> InvolvedAsync(string id, CancellationToken cancellation)
    {
        var found = (await organisations.BatchGetInvolvementsAsync(new() { OrganisationIds = { id } }, cancellationToken: cancellation)).Involvements;
        if (found.Count == 0)
            return [];
        var ids = found.Select(involvement => involvement.PlaceId).Distinct().Take(MostPlaces);
        var known = (await places.BatchGetPlacesAsync(new() { Ids = { ids }, ReadMask = CardFields.Mask }, cancellationToken: cancellation)).Places
            .ToDictionary(place => place.Id);
        return
        [
            .. found.Where(involvement => known.ContainsKey(involvement.PlaceId))
                .Select(involvement => new InvolvedPlace(involvement, known[involvement.PlaceId])),
        ];
    }

    // The filter also finds the places where it is involved; its own are the others.
    async Task<V1.SearchPlacesResponse> AllAsync(string id, CancellationToken cancellation) => await places.SearchPlacesAsync(
        new() { Filter = new() { Organisations = { id } }, PageSize = MostOwn, ReadMask = CardFields.Mask }, cancellationToken: cancellation);
}
