using Map.Service.Places.Fields;
using Map.Service.Places.Filter;

namespace Map.Service.Search;

/// <summary>Places that match a text, the best match first, and within it the nearest, or by name. Index: place_by_text
/// for each rank; at most a page.</summary>
sealed class FoundPlaces(MapServers servers)
{
    static readonly PlaceStatus[] EveryStatus = [.. Words.Values<PlaceStatus>()];

    /// <returns>Each with the organisation that a group is, whether the mask asks for it or not.</returns>
    public async Task<IReadOnlyList<(SearchResult Result, Guid? Organisation)>> RunAsync(
        SearchRequest request, int size, PlaceReader reader, ResolvedWords words, Caller caller, CancellationToken cancellationToken) =>
        await servers.ForReading.ReadAllAsync(Select(request, size, reader, words, caller), row => (
            new SearchResult { Place = reader.Read(row).Place, Match = (SearchMatch)row.GetInt32(reader.Columns) },
            row.IsDBNull(reader.Columns + 1) ? (Guid?)null : row.GetGuid(reader.Columns + 1)), cancellationToken);

    internal static Statement Select(SearchRequest request, int size, PlaceReader reader, ResolvedWords? words, Caller caller)
    {
        var statement = new Statement(words);
        var matching = PlaceFilterSql.Matching(new PlaceFilter { Statuses = { EveryStatus } }, caller, statement);
        var limit = statement.Value(size);
        var order = request.Near is { } near ? $"p.position::geography <-> {GeometrySql.Geography(near, statement)}" : "p.sort_name, p.id";
        var ranks = PlaceRanks.Of(request.Text, caller, statement).Select(rank => $"""
            (SELECT p.*, {Match(rank.Number, request.Text, statement)} AS rank FROM {matching} AND {rank.Condition}
             ORDER BY {order} LIMIT {limit})
            """);
        // The inner limit ends the reading of the ranks; a sort by rank would first read them all.
        var page = $"(SELECT * FROM ({string.Join(" UNION ALL ", ranks)}) ranked LIMIT {limit}) p ORDER BY p.rank, {order}";
        return statement.Append(reader.Select(page, caller, statement, ", p.rank, CASE WHEN p.kind = 'support_group' THEN p.organisation_id END"));
    }

    static string Match(int rank, string text, Statement statement) =>
        rank <= (int)SearchMatch.Prefix ? $"{rank}" : Similarity.Of(text, (SearchMatch)rank, statement);
}
