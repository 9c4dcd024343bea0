using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;

namespace Map.Gateway.Reconcile;

/// <summary>Finds the rows of a table on the map, by the likelihood with which the service finds duplicates.</summary>
sealed class Reconciler(
    V1.ContributionsService.ContributionsServiceClient contributions, V1.SearchService.SearchServiceClient search, EntityReader entities)
{
    // A batch takes no more of the service than a few maps that are moved.
    const int AtOnce = 4;

    // The service gives no more, neither places nor results of a search.
    const int Most = 50;

    /// <summary>The candidates of each query, by its key.</summary>
    public async Task<IReadOnlyDictionary<string, Candidates>> RunAsync(IReadOnlyList<ReconcileQuery> queries, CancellationToken cancellation)
    {
        var found = new Candidates[queries.Count];
        await Parallel.ForAsync(
            0, queries.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (i, stopped) => found[i] = new(await FindAsync(queries[i], stopped)));
        return queries.Zip(found).ToDictionary(pair => pair.First.Key, pair => pair.Second, StringComparer.Ordinal);
    }

    async Task<IReadOnlyList<Candidate>> FindAsync(ReconcileQuery query, CancellationToken cancellation)
    {
        if (query.Text.Length == 0)
            return [];
        if (EntityId.Parse(query.Text) is { } id)
            return await entities.FindAsync(id, cancellation) is { } entity ? [Candidate.Of(entity, 100, isMatch: true)] : [];
        var places = query.IsForPlaces ? await PlacesAsync(query, cancellation) : [];
        var organisations = query.IsForOrganisations ? await OrganisationsAsync(query, cancellation) : [];
        // Where it may be either, both being certain is a doubt.
        var isCertain = !(places.Any(candidate => candidate.Match) && organisations.Any(candidate => candidate.Match));
        return
        [
            .. places.Concat(organisations).OrderByDescending(candidate => candidate.Score).Take(query.Limit)
                .Select(candidate => candidate with { Match = candidate.Match && isCertain }),
        ];
    }

    async Task<IReadOnlyList<Candidate>> PlacesAsync(ReconcileQuery query, CancellationToken cancellation)
    {
        // More than are wanted: those of other kinds are left out, and whether the first is certain depends on the second.
        var request = new V1.SimilarPlacesRequest { Place = query.AsPlace(), PageSize = Math.Clamp(2 * query.Limit, 10, Most) };
        var similar = (await SimilarAsync(request, cancellation)).Similar
            .Where(similar => query.Takes(similar.Place.Kind)).ToList();
        var isCertain = Certainty.Of(similar);
        return
        [
            .. similar.Select((one, i) => Candidate.Of(new(one.Place), 100 * one.Likelihood, i == 0 && isCertain, one.Evidence)),
        ];
    }

    // What the service refuses of a row, such as an e-mail address without a domain, says nothing: the other rows of the batch have their answer.
    async Task<V1.SimilarPlacesResponse> SimilarAsync(V1.SimilarPlacesRequest request, CancellationToken cancellation)
    {
        try
        {
            return await contributions.SimilarPlacesAsync(request, cancellationToken: cancellation);
        }
        catch (RpcException exception) when (RefusedFields(exception) is { Count: > 0 } refused)
        {
            if (refused.Any(field => field.FieldNumber == V1.Place.NameFieldNumber))
                return new();
            foreach (var field in refused)
                field.Accessor.Clear(request.Place);
            return await contributions.SimilarPlacesAsync(request, cancellationToken: cancellation);
        }
    }

    // place.contacts[0].value is in the field contacts.
    static List<FieldDescriptor> RefusedFields(RpcException exception) => exception.StatusCode != StatusCode.InvalidArgument ? [] :
    [
        .. exception.GetRpcStatus()?.GetDetail<BadRequest>()?.FieldViolations.Select(violation => violation.Field.Split('.', '['))
            .Where(path => path is ["place", _, ..]).Select(path => V1.Place.Descriptor.FindFieldByName(path[1]))
            .OfType<FieldDescriptor>().Distinct() ?? [],
    ];

    async Task<IReadOnlyList<Candidate>> OrganisationsAsync(ReconcileQuery query, CancellationToken cancellation)
    {
        var country = query.AsPlace().Country;
        var found = (await search.SearchAsync(new() { Text = query.Text, PageSize = Most }, cancellationToken: cancellation)).Results
            .Where(result => result.Organisation is { } one && (country.Length == 0 || one.Country.Length == 0 || one.Country == country)).ToList();
        var isCertain = found.Count(result => result.Match == V1.SearchMatch.Exact) == 1;
        return
        [
            .. found.Select(result => Candidate.Of(
                new(result.Organisation), ScoreOf(result.Match), isCertain && result.Match == V1.SearchMatch.Exact)),
        ];
    }

    static double ScoreOf(V1.SearchMatch match) => match switch
    {
        V1.SearchMatch.Exact => 100,
        V1.SearchMatch.Prefix => 80,
        V1.SearchMatch.Names => 60,
        V1.SearchMatch.Elsewhere => 40,
        _ => 20,
    };
}
