using Map.Gateway.Pages.Cards;

namespace Map.Gateway.Pages.Places;

/// <summary>Reads what the page of a place shows.</summary>
sealed class PlaceReader(
    V1.PlacesService.PlacesServiceClient places, V1.OrganisationsService.OrganisationsServiceClient organisations,
    V1.RegionsService.RegionsServiceClient regions, V1.FacilityTypesService.FacilityTypesServiceClient facilityTypes,
    V1.CitedPagesService.CitedPagesServiceClient citedPages)
{
    const int MostNearby = 5;
    const double NearbyMetres = 30_000;

    /// <returns>The place; of one that was merged into another, the other.</returns>
    /// <exception cref="Grpc.Core.RpcException">NOT_FOUND: there is no such place, or not everybody may see it.</exception>
    public async Task<PlaceModel> ReadAsync(Guid id, CancellationToken cancellation)
    {
        var place = await places.GetPlaceAsync(new() { Id = id.ToString(), FollowMerged = true }, cancellationToken: cancellation);
        var involved = InvolvedAsync(place, cancellation);
        var (lies, serves) = (RegionsAsync(place.RegionCodes, cancellation), RegionsAsync(place.CoverageCodes, cancellation));
        var type = place.DetentionCentre is { FacilityType: var code }
            ? (await facilityTypes.ListFacilityTypesAsync(new(), cancellationToken: cancellation)).FacilityTypes.FirstOrDefault(type => type.Code == code)
            : null;
        var (help, border) = (HelpAsync(place, cancellation), BorderAsync(place, cancellation));
        var pages = KnownPages.ReadAsync(citedPages, place.Id, place.Sources, cancellation);
        var all = await involved;
        // The place itself is number 1.
        var helping = PlaceItem.Numbered(await help, after: 1);
        return new(
            place, all.FirstOrDefault(one => one.Involvement.Role == default)?.Organisation, type,
            [.. all.Where(one => one.Involvement.Role != default)], await lies, await serves, helping,
            PlaceItem.Numbered(await border, after: PlaceItem.Last(helping, before: 1)), await pages);
    }

    // The organisation that a group is comes as an involvement without a role.
    async Task<IReadOnlyList<InvolvedOrganisation>> InvolvedAsync(V1.Place place, CancellationToken cancellation)
    {
        var found = (await organisations.BatchGetInvolvementsAsync(new() { PlaceIds = { place.Id } }, cancellationToken: cancellation)).Involvements;
        var own = place.SupportGroup?.OrganisationId ?? place.Office?.OrganisationId ?? "";
        if (own.Length > 0)
            found.Add(new V1.Involvement { OrganisationId = own });
        if (found.Count == 0)
            return [];
        var ids = found.Select(involvement => involvement.OrganisationId).Distinct();
        var known = (await organisations.BatchGetOrganisationsAsync(new() { Ids = { ids } }, cancellationToken: cancellation)).Organisations
            .ToDictionary(organisation => organisation.Id);
        return
        [
            .. found.Where(involvement => known.ContainsKey(involvement.OrganisationId))
                .Select(involvement => new InvolvedOrganisation(involvement, known[involvement.OrganisationId])),
        ];
    }

    async Task<IReadOnlyList<V1.Region>> RegionsAsync(IEnumerable<string> codes, CancellationToken cancellation)
    {
        var request = new V1.BatchGetRegionsRequest { Codes = { codes } };
        return request.Codes.Count == 0 ? [] : (await regions.BatchGetRegionsAsync(request, cancellationToken: cancellation)).Regions;
    }

    async Task<IReadOnlyList<PlaceItem>> HelpAsync(V1.Place place, CancellationToken cancellation)
    {
        if (place.Position is null || place.Kind == V1.PlaceKind.SupportGroup)
            return [];
        var found = await places.SearchPlacesAsync(
            new()
            {
                Filter = new() { Helps = place.Position, Kinds = { V1.PlaceKind.SupportGroup } },
                OrderBy = V1.PlaceOrder.Nearest,
                PageSize = MostNearby,
                ReadMask = CardFields.Mask,
            },
            cancellationToken: cancellation);
        return [.. found.Results.Select(result =>
            new PlaceItem(result.Place, null, result.HasDistanceMetres ? result.DistanceMetres : null, result.DistanceIsTo))];
    }

    async Task<IReadOnlyList<PlaceItem>> BorderAsync(V1.Place place, CancellationToken cancellation)
    {
        if (place.Position is null)
            return [];
        var near = await places.FindNearAsync(
            new()
            {
                Position = place.Position,
                WithinMetres = NearbyMetres,
                Filter = new() { Kinds = { V1.PlaceKind.DetentionCentre, V1.PlaceKind.ReportingCentre } },
                // It is among them itself.
                PageSize = MostNearby + 1,
                ReadMask = CardFields.Mask,
            },
            cancellationToken: cancellation);
        return [.. near.Results.Where(result => result.Place.Id != place.Id).Take(MostNearby)
            .Select(result => new PlaceItem(result.Place, null, result.DistanceMetres, result.DistanceIsTo))];
    }
}
