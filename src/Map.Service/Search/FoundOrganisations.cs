using Map.Service.Organisations;

namespace Map.Service.Search;

/// <summary>Organisations with the words in their names. Index: organisation_by_text for each rank; at most a page.</summary>
sealed class FoundOrganisations(MapServers servers)
{
    public async Task<IReadOnlyList<SearchResult>> RunAsync(
        SearchRequest request, int size, ResolvedWords words, Caller caller, CancellationToken cancellationToken) =>
        await servers.ForReading.ReadAllAsync(Select(request, size, words, caller), row => new SearchResult
        {
            Organisation = OrganisationRow.Read(row).Organisation,
            Match = (SearchMatch)row.GetInt32(OrganisationRow.Columns),
        }, cancellationToken);

    internal static Statement Select(SearchRequest request, int size, ResolvedWords? resolved, Caller caller)
    {
        var statement = new Statement(resolved);
        var visible = Visibility.Organisations(caller, statement);
        var limit = statement.Value(size);
        const string column = "o.search_text";
        var whole = NamePatterns.IsName(column, request.Text, statement);
        var beginning = NamePatterns.BeginsName(column, request.Text, statement);
        var words = TextFilter.All(column, request.Text, statement);
        var similar = Similarity.Of(request.Text, SearchMatch.Names, statement);
        var page = $"""
            SELECT * FROM (
                (SELECT o.*, {(int)SearchMatch.Exact} AS rank FROM {visible} AND {whole}
                 ORDER BY o.dissolved, o.sort_name, o.id LIMIT {limit})
                UNION ALL
                (SELECT o.*, {(int)SearchMatch.Prefix} FROM {visible} AND {beginning} AND NOT ({whole})
                 ORDER BY o.dissolved, o.sort_name, o.id LIMIT {limit})
                UNION ALL
                (SELECT o.*, {similar} FROM {visible} AND {words} AND NOT ({beginning})
                 ORDER BY o.dissolved, o.sort_name, o.id LIMIT {limit})
            ) ranked LIMIT {limit}
            """;
        return statement.Append(OrganisationRow.Select(page, "o.rank, o.dissolved, o.sort_name, o.id", caller, statement, ", o.rank"));
    }
}
