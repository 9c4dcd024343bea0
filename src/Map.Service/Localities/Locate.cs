using Map.Service.Errors;
using Map.Service.Geo;
using Map.Service.Storage;
using Map.V1;

namespace Map.Service.Localities;

/// <summary>What a text may mean. Searched in memory, so that no text that somebody typed reaches the database; at most 50.</summary>
sealed class Locate(CurrentAtlas current)
{
    const int Most = 50;

    public async Task<LocateResponse> RunAsync(LocateRequest request, CancellationToken cancellationToken)
    {
        var size = Check(request);
        var atlas = await current.GetAsync(cancellationToken);
        return new LocateResponse { Localities = { atlas.Locate(request.Text, request.Near, size) } };
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
