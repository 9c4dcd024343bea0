using Map.Service.Places.Fields;
using Map.Service.Places.Filter;

namespace Map.Service.Places.Read;

/// <summary>The best match of a text first. Index: place_by_text for each rank; a page reads the ranks one after the other, and none
/// that it does not need: nothing is sorted that is not shown.</summary>
sealed class ByRelevance(QueryFingerprint fingerprint, string token) : PlaceOrdering(fingerprint)
{
    readonly RelevanceCursor? cursor = fingerprint.Read<RelevanceCursor>(token);

    public override string Selected(Statement statement) => ", p.rank";

    public override OrderKey ReadKey(NpgsqlDataReader row, int column) => new(Rank: row.GetInt32(column));

    public override string Page(PlaceFilter? filter, int limit, Caller caller, Statement statement)
    {
        var others = filter!.Clone();
        others.ClearText();
        var matching = PlaceFilterSql.Matching(others, caller, statement);
        var most = statement.Value(limit);
        var ranks = PlaceRanks.Of(filter.Text, caller, statement).Where(rank => rank.Number >= (cursor?.Rank ?? 0)).Select(rank => $"""
            (SELECT p.*, {rank.Number} AS rank FROM {matching} AND {rank.Condition}{After(rank.Number, statement)}
             ORDER BY p.sort_name, p.id LIMIT {most})
            """);
        // The inner limit ends the reading of the ranks; a sort by rank would first read them all.
        return $"(SELECT * FROM ({string.Join(" UNION ALL ", ranks)}) ranked LIMIT {most}) p ORDER BY p.rank, p.sort_name, p.id";
    }

    public override string TokenAfter(PlaceRow row, OrderKey key, long revision) =>
        Fingerprint.TokenAfter(new RelevanceCursor(key.Rank, row.SortName, Guid.Parse(row.Place.Id)));

    string After(int rank, Statement statement) => cursor is { } last && last.Rank == rank
        ? $" AND (p.sort_name, p.id) > ({statement.Value(last.SortName)}, {statement.Value(last.Id)})" : "";
}
