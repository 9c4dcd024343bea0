using System.Globalization;
using Map.Gateway.Hsds.Objects;

namespace Map.Gateway.Hsds;

/// <summary>Who offers services: the organisations of support groups, and the groups that belong to none.</summary>
sealed class Providers(
    V1.PlacesService.PlacesServiceClient places, V1.OrganisationsService.OrganisationsServiceClient organisations, References references)
{
    // Who has services is only known once all have been looked at.
    const int MostGroups = 20_000;

    /// <summary>Those of the groups that match, by name.</summary>
    /// <exception cref="InvalidInputException">Too many groups match.</exception>
    public async Task<IReadOnlyList<Provider>> ReadAsync(V1.PlaceFilter filter, CancellationToken cancellation)
    {
        var count = (await places.CountPlacesAsync(new() { Filter = filter }, cancellationToken: cancellation)).Count;
        if (count > MostGroups)
            throw new InvalidInputException("regions", string.Create(
                CultureInfo.InvariantCulture, $"or another parameter is needed: {count} services match, and organizations are found among at most {MostGroups}. Narrow the search, or read /places.hsds.json."));
        var groups = await GroupsAsync(filter, cancellation);
        if (groups.Any(group => group.SupportGroup.HasOrganisationId))
            await OrganisationsAsync(filter, [.. groups.Select(group => group.SupportGroup.OrganisationId)], cancellation);
        return
        [
            .. groups.GroupBy(group => references.OrganisationOf(group)?.Id ?? group.Id)
                .Select(theirs => new Provider(
                    theirs.Key, references.OrganisationOf(theirs.First())?.Name ?? theirs.First().Name, [.. theirs.Select(group => group.Id)]))
                .OrderBy(provider => provider.Name, StringComparer.OrdinalIgnoreCase).ThenBy(provider => provider.Id, StringComparer.Ordinal),
        ];
    }

    async Task<List<V1.Place>> GroupsAsync(V1.PlaceFilter filter, CancellationToken cancellation)
    {
        var groups = new List<V1.Place>();
        var asked = new V1.StreamPlacesRequest { Filter = filter, ReadMask = new() { Paths = { "name", "support_group.organisation_id" } } };
        using var call = places.StreamPlaces(asked, cancellationToken: cancellation);
        while (await call.ResponseStream.MoveNext(cancellation))
            groups.AddRange(call.ResponseStream.Current.Places);
        return groups;
    }

    // The stream also has those that only do something at the groups.
    async Task OrganisationsAsync(V1.PlaceFilter filter, HashSet<string> wanted, CancellationToken cancellation)
    {
        using var call = organisations.StreamOrganisations(new() { Filter = filter }, cancellationToken: cancellation);
        while (await call.ResponseStream.MoveNext(cancellation))
        {
            foreach (var organisation in call.ResponseStream.Current.Organisations.Where(organisation => wanted.Contains(organisation.Id)))
                references.Add(organisation);
        }
    }
}

/// <summary>One who offers services.</summary>
/// <param name="Id">That of the organisation, or of the group.</param>
/// <param name="Name">Its name.</param>
/// <param name="Groups">The ids of its groups that match, by their names.</param>
sealed record Provider(string Id, string Name, IReadOnlyList<string> Groups);
