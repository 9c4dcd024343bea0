using System.Collections.Concurrent;

namespace Map.Service.Contributions.Twins;

/// <summary>Twins of many places at once. What they are compared with is read, and prepared, once.</summary>
sealed class TwinsOfMany(NpgsqlDataSource database, IReadOnlySet<int> frequent, Caller caller)
{
    // Statements that are sent together, and batches at once: the machine of the database has other work, too.
    const int Batch = 100;
    const int AtOnce = 2;

    // In metres. Farther ones that have no key of their name in common are never likely.
    const double Farthest = 30_000;

    readonly ConcurrentDictionary<Guid, PlaceForm> forms = [];

    /// <summary>The likeliest of each, in their order; null where none is perhaps the same. Only what is compared is known of it.</summary>
    public async Task<IReadOnlyList<(Comparison Pair, double Likelihood)?>> FindAsync(IReadOnlyList<Place> places, CancellationToken cancellationToken)
    {
        var found = new (Comparison, double)?[places.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, places.Count).Chunk(Batch), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (chunk, cancel) =>
            {
                var ids = await CandidatesAsync([.. chunk.Select(i => places[i])], cancel);
                await ReadAsync([.. ids.SelectMany(each => each).Distinct().Where(id => !forms.ContainsKey(id))], cancel);
                foreach (var (i, candidates) in chunk.Zip(ids)) found[i] = Likeliest(PlaceForm.Of(places[i]), candidates);
            });
        return found;
    }

    (Comparison, double)? Likeliest(PlaceForm asked, Guid[] candidates)
    {
        (Comparison Pair, double Likelihood)? best = null;
        foreach (var id in candidates)
        {
            // One that was hidden meanwhile is no longer there.
            if (!forms.TryGetValue(id, out var form)) continue;
            var pair = Comparison.Of(asked, form);
            var likelihood = TwinModel.Learnt.Likelihood(pair);
            if (likelihood > (best?.Likelihood ?? 0) || (likelihood == best?.Likelihood && string.CompareOrdinal(form.Place.Id, best.Value.Pair.B.Place.Id) < 0))
                best = (pair, likelihood);
        }

        return best is { } likeliest && TwinModel.Learnt.BandOf(likeliest.Likelihood) != SimilarityBand.Other ? likeliest : null;
    }

    async Task<List<Guid[]>> CandidatesAsync(IReadOnlyList<Place> places, CancellationToken cancellationToken)
    {
        var keyed = new List<Statement>();
        foreach (var place in places) keyed.Add(TwinCandidates.SelectKeys(place, await TwinCandidates.AroundAsync(place, cancellationToken)));
        var keys = await EachAsync(keyed, row => (Strong: row.GetFieldValue<int[]>(0), Weak: row.GetFieldValue<int[]>(1)), cancellationToken);
        return await EachAsync(
            [.. places.Zip(keys, (place, of) => TwinCandidates.SelectIds(place, of with { Weak = [.. of.Weak.Where(key => !frequent.Contains(key))] }, caller, Farthest))],
            row => row.GetFieldValue<Guid[]>(0), cancellationToken);
    }

    async Task ReadAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        if (ids.Length == 0) return;
        var statement = new Statement();
        statement.Append(TwinCandidates.Compared.Select($"{Visibility.Places(caller, statement)} AND p.id = ANY({statement.Value(ids)})", caller, statement));
        foreach (var place in await database.ReadAllAsync(statement, row => TwinCandidates.Compared.Read(row).Place, cancellationToken))
            forms[Guid.Parse(place.Id)] = PlaceForm.Of(place);
    }

    // The one row of each statement.
    async Task<List<T>> EachAsync<T>(IReadOnlyList<Statement> statements, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        foreach (var statement in statements) batch.BatchCommands.Add(statement.InBatch());
        await using var row = await batch.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        do
        {
            await row.ReadAsync(cancellationToken);
            rows.Add(read(row));
        }
        while (await row.NextResultAsync(cancellationToken));
        return rows;
    }
}
