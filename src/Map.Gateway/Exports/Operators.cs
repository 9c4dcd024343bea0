using System.Globalization;
using Map.Gateway.Exports.Formats;
using Map.Gateway.Upstream;

namespace Map.Gateway.Exports;

/// <summary>Finds who runs the places of a file: two calls for each part of the stream, however many places it has.</summary>
sealed class Operators(V1.OrganisationsService.OrganisationsServiceClient service, TimeProvider time)
{
    public async Task<IReadOnlyList<FilePlace>> AddAsync(
        IReadOnlyCollection<V1.Place> places, V1.PlaceFilter filter, CancellationToken cancellation)
    {
        var openOn = filter.HasOpenOn ? filter.OpenOn : time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var involvements = await Batches.AskAsync(places.Select(place => place.Id), ids => service.BatchGetInvolvementsAsync(
                new() { PlaceIds = { ids }, Roles = { V1.InvolvementRole.Operates }, OpenOn = openOn }, cancellationToken: cancellation)
            .ResponseAsync).SelectMany(answer => answer.Involvements).ToListAsync(cancellation);
        var names = await NamesAsync([.. involvements.Select(one => one.OrganisationId).Distinct()], cancellation);
        var operators = involvements.Where(one => names.ContainsKey(one.OrganisationId))
            .ToLookup(one => one.PlaceId, one => names[one.OrganisationId]);
        return [.. places.Select(place => new FilePlace(place, [.. operators[place.Id].Distinct()]))];
    }

    async Task<Dictionary<string, string>> NamesAsync(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var names = new Dictionary<string, string>();
        var answers = Batches.AskAsync(
            ids, some => service.BatchGetOrganisationsAsync(new() { Ids = { some } }, cancellationToken: cancellation).ResponseAsync);
        await foreach (var answer in answers)
            foreach (var organisation in answer.Organisations)
                names[organisation.Id] = organisation.Name;

        return names;
    }
}
