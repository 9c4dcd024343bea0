using Map.Service.Places.Fields;

namespace Map.Service.Search;

/// <summary>Places, organisations, regions and localities by one text, at most 50. The three are searched at the same time.</summary>
sealed class SearchEverything(MapServers servers, FoundPlaces places, FoundOrganisations organisations, FoundLocalities localities)
{
    const int MaximumPageSize = 50;

    public async Task<SearchResponse> RunAsync(SearchRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var (size, reader) = Check(request);
        if (TextFilter.Words(request.Text).Count == 0) return new SearchResponse();

        var words = await ResolvedWords.OfAsync(servers.ForReading, request.Text, cancellationToken);
        var found = (
            Localities: localities.RunAsync(request, size, cancellationToken),
            Organisations: organisations.RunAsync(request, size, words, caller, cancellationToken),
            Places: places.RunAsync(request, size, reader, words, caller, cancellationToken));
        await Task.WhenAll(found.Localities, found.Organisations, found.Places);
        var merged = Ranking.Merge(await found.Localities, await found.Organisations, await found.Places);
        return new SearchResponse { Results = { merged.Take(size) } };
    }

    static (int Size, PlaceReader Reader) Check(SearchRequest request)
    {
        var violations = new Violations();
        TextFilter.Check(request.Text, "text", violations);
        if (request.Near is { } position) PositionRules.Check(position, "near", violations);
        var size = request.HasPageSize ? request.PageSize : 10;
        if (size is < 1 or > MaximumPageSize) violations.Add("page_size", $"is {size}; allowed is 1 to {MaximumPageSize}.");
        var reader = PlaceReader.For(request.ReadMask, violations);
        violations.ThrowIfAny();
        return (size, reader);
    }
}
