using System.Globalization;
using Map.Service.Contributions.Twins;

namespace Map.Service.Import.Lists;

/// <summary>Finds for the rows that would be new what the map may have already, as far as the caller may see it.</summary>
sealed class RowTwins(SimilarPlaces similar, Caller caller)
{
    public async Task FindAsync(IReadOnlyList<ListRow> rows, CancellationToken cancellationToken)
    {
        foreach (var (row, twin) in rows.Zip(await similar.OfManyAsync([.. rows.Select(row => row.Place)], caller, cancellationToken)))
        {
            row.Twin = twin;
            if (twin is { Band: SimilarityBand.Perhaps })
                row.Note("twin_perhaps", "name", $"may be the same as {Quote.Of(twin.Place.Name)} on the map: {twin.Likelihood.ToString("P0", CultureInfo.InvariantCulture)} likely.");
        }
    }
}
