namespace Map.Service.Localities;

/// <summary>The localities that a text may mean, at most 50. Searched in memory, so that no text that a person types reaches the
/// database.</summary>
sealed class Locate(CurrentAtlas current)
{
    const int MaximumPageSize = 50;

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
        if (size is < 1 or > MaximumPageSize) violations.Add("page_size", $"is {size}; allowed is 1 to {MaximumPageSize}.");
        violations.ThrowIfAny();
        return size;
    }
}
