namespace Map.Service.Search;

/// <summary>Puts what was found into one order.</summary>
static class Ranking
{
    /// <summary>The best match first. Of equal matches: the likeliest locality, then organisations and places; the other localities come with
    /// the next worse matches: "Dover" rather means the town than a group there, and a group there rather than Dover in Delaware.
    /// "Brook House" means the detention centre rather than the spot where it is.</summary>
    public static IEnumerable<SearchResult> Merge(
        IReadOnlyList<SearchResult> localities, IReadOnlyList<SearchResult> organisations,
        IReadOnlyList<(SearchResult Result, Guid? Organisation)> places)
    {
        var shown = places.ToLookup(place => place.Organisation?.ToString(), place => place.Result.Match);
        return localities
            .Select((result, i) => (result, IsFirst: i == 0 && result.Locality?.Kind != LocalityKind.Site))
            .Select(found => (found.result, Match: found.IsFirst ? found.result.Match : Later(found.result.Match), Kind: found.IsFirst ? 0 : 3))
            .Concat(organisations.Where(result => !shown[result.Organisation.Id].Any(match => match <= result.Match))
                .Select(result => (result, result.Match, Kind: 1)))
            .Concat(places.Select(place => (result: place.Result, place.Result.Match, Kind: 2)))
            .OrderBy(found => found.Match).ThenBy(found => found.Kind).ThenBy(found => IsOver(found.result))
            .Select(found => found.result);
    }

    // As if it matched one step worse.
    static SearchMatch Later(SearchMatch match) => match == SearchMatch.Similar ? match : match + 1;

    static bool IsOver(SearchResult result) =>
        result.Place is { Status: PlaceStatus.Closed } || result.Organisation is { Dissolved: true };
}
