using System.Globalization;
using Map.Service.Contributions.Edits;
using Map.Service.Contributions.Twins;
using Map.Service.Places.Read;

namespace Map.Service.Import;

/// <summary>Says of what an import added whether the map, or the same files, may have it already.</summary>
static class ImportedTwins
{
    // Each takes some milliseconds.
    const int MostCompared = 5_000;

    /// <param name="database">With the import in it.</param>
    /// <param name="drafts">What the files said.</param>
    /// <param name="added">The places that it added, by their keys.</param>
    /// <param name="clock">What time it is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>One for each place that is likely the same as another, by file and line.</returns>
    public static async Task<IReadOnlyList<ImportProblem>> FindAsync(
        NpgsqlDataSource database, Drafts drafts, IReadOnlyDictionary<string, Guid> added, TimeProvider clock, CancellationToken cancellationToken)
    {
        var places = new BatchGetPlaces(MapServers.Only(database));
        var similar = new SimilarPlaces(database, places, clock);
        var lines = added.ToDictionary(place => place.Value.ToString(), place => drafts.Places[place.Key].Row);
        var found = new List<ImportProblem>();
        foreach (var ids in lines.Keys.Take(MostCompared).Chunk(Ids.MaximumInBatch))
        {
            var batch = await places.RunAsync(new() { Ids = { ids } }, SubjectReads.Everything, cancellationToken);
            foreach (var place in batch.Places)
            {
                var twins = await similar.WarnAsync(place, Guid.Parse(place.Id), SubjectReads.Everything, cancellationToken);
                // Of two in the same files, the one that comes later is told.
                var twin = twins.FirstOrDefault(other => other.Band == SimilarityBand.Same && (!lines.TryGetValue(other.Place.Id, out var row) || IsBefore(row, lines[place.Id])));
                if (twin is not null) found.Add(Told(lines[place.Id], place, twin, lines.GetValueOrDefault(twin.Place.Id)));
            }
        }

        if (lines.Count > MostCompared && lines.Values.Skip(MostCompared).First() is var next)
            found.Add(new(next.File, next.Line, "name",
                $"Only the first {MostCompared} new places were compared with the map; import fewer at once to have all of them compared."));
        return [.. found.Order()];
    }

    static bool IsBefore(FileRow row, FileRow other) =>
        row.File == other.File ? row.Line < other.Line : string.CompareOrdinal(row.File, other.File) < 0;

    static ImportProblem Told(FileRow row, Place place, SimilarPlace twin, FileRow? line)
    {
        var where = line is null ? $"on the map as {twin.Place.Id}" : $"line {line.Line} of {line.File}";
        var likelihood = twin.Likelihood.ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal);
        return new(row.File, row.Line, "name",
            $"{Quote.Of(place.Name)} may be the same as {Quote.Of(twin.Place.Name)}, {where}: {likelihood} likely ({string.Join(", ", twin.Evidence)}).");
    }
}
