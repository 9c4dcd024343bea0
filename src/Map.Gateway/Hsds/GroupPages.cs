using Map.Gateway.Hsds.Objects;

namespace Map.Gateway.Hsds;

/// <summary>Reads support groups, page by page and by their ids, with what they name.</summary>
sealed class GroupPages(V1.PlacesService.PlacesServiceClient places, Providers providers, References references)
{
    const int MostAtOnce = 1_000;

    // A thousand whole groups may be more than a response holds.
    const int WholeAtOnce = 200;

    /// <summary>The groups of a page by name, and how many there are on all pages.</summary>
    public async Task<(IReadOnlyList<V1.Place> Groups, long Total)> ReadAsync(HsdsQuery query, CancellationToken cancellation)
    {
        if (query.Filter is not { } filter)
            return ([], 0);
        if (query.OrganizationId is { } organization)
        {
            var theirs = (await providers.ReadAsync(filter, cancellation)).FirstOrDefault(provider => provider.Id == organization)?.Groups ?? [];
            return (await ByIdAsync([.. theirs.Skip(query.Paging.Skipped).Take(query.Paging.PerPage)], cancellation), theirs.Count);
        }

        var count = places.CountPlacesAsync(new() { Filter = filter }, cancellationToken: cancellation);
        var groups = await PageAsync(filter, query.Paging, cancellation);
        await references.ReadAsync(groups, cancellation);
        return (groups, (await count).Count);
    }

    /// <summary>Groups in the order of their ids. Those that the caller may not see are left out.</summary>
    public async Task<IReadOnlyList<V1.Place>> ByIdAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        var groups = new List<V1.Place>();
        foreach (var some in ids.Chunk(WholeAtOnce))
            groups.AddRange((await places.BatchGetPlacesAsync(new() { Ids = { some } }, cancellationToken: cancellation)).Places);
        await references.ReadAsync(groups, cancellation);
        return groups;
    }

    /// <summary>The group of an id, or the one that it was merged into; null when there is none.</summary>
    public async Task<V1.Place?> FindAsync(string id, CancellationToken cancellation)
    {
        if (!Guid.TryParse(id, out var uuid))
            return null;
        var found = (await places.BatchGetPlacesAsync(new() { Ids = { uuid.ToString() }, FollowMerged = true }, cancellationToken: cancellation)).Places;
        if (found is not [{ SupportGroup: not null } group])
            return null;
        await references.ReadAsync(found, cancellation);
        return group;
    }

    async Task<IReadOnlyList<V1.Place>> PageAsync(V1.PlaceFilter filter, HsdsPaging paging, CancellationToken cancellation)
    {
        var token = "";
        // What comes before the page is counted, and its fields are not even read.
        for (var left = paging.Skipped; left > 0;)
        {
            var asked = new V1.SearchPlacesRequest
            {
                Filter = filter, PageSize = Math.Min(left, MostAtOnce), PageToken = token, ReadMask = new() { Paths = { "name" } },
            };
            var skipped = await places.SearchPlacesAsync(asked, cancellationToken: cancellation);
            if (skipped.NextPageToken.Length == 0)
                return [];
            (left, token) = (left - skipped.Results.Count, skipped.NextPageToken);
        }

        var groups = new List<V1.Place>();
        do
        {
            var page = await places.SearchPlacesAsync(
                new() { Filter = filter, PageSize = paging.PerPage - groups.Count, PageToken = token }, cancellationToken: cancellation);
            groups.AddRange(page.Results.Select(result => result.Place));
            token = page.NextPageToken;
        }
        while (token.Length > 0 && groups.Count < paging.PerPage);
        return groups;
    }
}
