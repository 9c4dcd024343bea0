using Map.Service.Contributions.Edits;
using Map.Service.Contributions.Twins;

namespace Map.Service.Import.Lists;

/// <summary>Finds for the rows that would be new what the map may have already.</summary>
sealed class RowTwins(SimilarPlaces similar)
{
    // The machine of the database has other work, too.
    const int AtOnce = 4;

    public Task FindAsync(IEnumerable<ListRow> rows, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (row, cancel) =>
        {
            row.Twin = (await similar.WarnAsync(row.Place, null, SubjectReads.Everything, cancel)).FirstOrDefault();
            if (row.Twin is { Band: SimilarityBand.Perhaps } perhaps)
                row.Note("twin_perhaps", "name", $"may be the same as {Quote.Of(perhaps.Place.Name)} on the map: {perhaps.Likelihood:P0} likely.");
        });
}
