using System.Runtime.CompilerServices;

namespace Map.Service.Localities;

/// <summary>The towns of a country or of all, from memory, in chunks.</summary>
sealed class ListLocalities(CurrentAtlas current)
{
    const int ChunkSize = 1_000;

    public async IAsyncEnumerable<ListLocalitiesResponse> RunAsync(
        ListLocalitiesRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var violations = new Violations();
        if (request.LeastInhabitants < 0) violations.Add("least_inhabitants", $"is {request.LeastInhabitants}; 0 or more is allowed.");
        violations.ThrowIfAny();
        var atlas = await current.GetAsync(cancellationToken);
        var found = atlas.List(
            request.HasCountryCode ? request.CountryCode : null, request.HasLeastInhabitants ? request.LeastInhabitants : null);
        foreach (var chunk in found.Chunk(ChunkSize)) yield return new ListLocalitiesResponse { Localities = { chunk } };
    }
}
