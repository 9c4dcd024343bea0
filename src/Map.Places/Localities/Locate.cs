using Map.Places.Errors;
using Map.Places.Places;
using Map.Places.Storage;
using Map.V1;

namespace Map.Places.Localities;

/// <summary>What a text may mean. Searched in memory, so that no text that somebody typed reaches the database; at most 50.</summary>
sealed class Locate(CurrentAtlas current)
{
    const int Most = 50;

    public async Task<LocateResponse> RunAsync(LocateRequest request, CancellationToken cancellationToken)
    {
        var size = Check(request);
        var atlas = await current.GetAsync(cancellationToken);
        var near = request.Near is { } position ? new Point(position.Longitude, position.Latitude) : (Point?)null;
        var hits = new Search(atlas, near, size).Run(request.Text);
        return new LocateResponse { Localities = { hits.Select(hit => LocalityMessage.Of(hit, atlas)) } };
    }

    static int Check(LocateRequest request)
    {
        var violations = new Violations();
        TextFilter.Check(request.Text, "text", violations);
        if (request.Near is { } position) PositionRules.Check(position, "near", violations);
        var size = request.HasPageSize ? request.PageSize : 5;
        if (size is < 1 or > Most) violations.Add("page_size", $"is {size}; allowed is 1 to {Most}.");
        violations.ThrowIfAny();
        return size;
    }
}
