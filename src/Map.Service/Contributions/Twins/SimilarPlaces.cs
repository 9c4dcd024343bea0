using Map.Service.Places.Read;

namespace Map.Service.Contributions.Twins;

/// <summary>Places that may be the same as one that somebody is about to add. Candidates come from the indexes, see
/// <see cref="TwinCandidates"/>; how likely they are the same says <see cref="TwinModel"/>.</summary>
public sealed class SimilarPlaces(NpgsqlDataSource database, BatchGetPlaces places, TimeProvider clock)
{
    const int DefaultSize = 5;
    const int MaximumSize = 50;

    // Less likely ones are not worth a look.
    const double LeastLikelihood = 0.001;

    readonly FrequentKeys frequent = new(database, clock);

    /// <exception cref="Refusal">A value of the request is wrong; the violations list every wrong one.</exception>
    public async Task<SimilarPlacesResponse> RunAsync(SimilarPlacesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        var size = PageSize.Check(request.HasPageSize, request.PageSize, DefaultSize, violations, MaximumSize);
        SimilarPlacesRules.Check(request.Place, violations);
        violations.ThrowIfAny();
        var except = request.HasExceptId ? Ids.Parse(request.ExceptId, "except_id") : (Guid?)null;
        return new() { Similar = { await FindAsync(request.Place, except, caller, size, cancellationToken) } };
    }

    /// <summary>Those of the likeliest that may well be the same, for whoever writes a place.</summary>
    internal async Task<IEnumerable<SimilarPlace>> WarnAsync(Place place, Guid? except, Caller caller, CancellationToken cancellationToken) =>
        (await FindAsync(place, except, caller, DefaultSize, cancellationToken)).Where(twin => twin.Band != SimilarityBand.Other);

    /// <summary>The likeliest twins of a place, likeliest first, as the caller may see them.</summary>
    /// <param name="place">At least with a name. What it has beyond that counts, if it is valid.</param>
    /// <param name="except">A place that is left out: the place itself, once it is on the map.</param>
    /// <param name="caller">Neither what the caller may not see finds a twin, nor does it change a likelihood.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    internal async Task<IReadOnlyList<SimilarPlace>> FindAsync(
        Place place, Guid? except, Caller caller, int most, CancellationToken cancellationToken)
    {
        var likeliest = await RankAsync(TwinModel.Learnt.Likelihood, place, except, caller, most, cancellationToken);
        if (likeliest.Count == 0) return [];
        var batch = await places.RunAsync(
            new() { Ids = { likeliest.Select(twin => twin.Pair.B.Place.Id) } }, caller, cancellationToken);
        var byId = batch.Places.ToDictionary(found => found.Id);
        // One that was hidden meanwhile is no longer there.
        return
        [
            .. likeliest.Where(twin => byId.ContainsKey(twin.Pair.B.Place.Id)).Select(twin => new SimilarPlace
            {
                Place = byId[twin.Pair.B.Place.Id],
                Likelihood = twin.Likelihood,
                Band = TwinModel.Learnt.BandOf(twin.Likelihood),
                Evidence = { Evidence.Of(twin.Pair) },
            }),
        ];
    }

    /// <summary>Of many places at once the likeliest twin of each that may well be the same, in their order; null where there is none.</summary>
    internal async Task<IReadOnlyList<SimilarPlace?>> OfManyAsync(IReadOnlyList<Place> asked, Caller caller, CancellationToken cancellationToken)
    {
        var twins = await new TwinsOfMany(database, await frequent.GetAsync(cancellationToken), caller).FindAsync(asked, cancellationToken);
        return
        [
            .. twins.Select(twin => twin is not { } found ? null : new SimilarPlace
            {
                Place = found.Pair.B.Place, Likelihood = found.Likelihood, Band = TwinModel.Learnt.BandOf(found.Likelihood), Evidence = { Evidence.Of(found.Pair) },
            }),
        ];
    }

    /// <summary>The candidates by a measure of likelihood, likeliest first.</summary>
    internal async Task<IReadOnlyList<(Comparison Pair, double Likelihood)>> RankAsync(
        Func<Comparison, double> measure, Place place, Guid? except, Caller caller, int most, CancellationToken cancellationToken)
    {
        var candidates = await TwinCandidates.FindAsync(
            database, await frequent.GetAsync(cancellationToken), place, except, caller, cancellationToken);
        var asked = PlaceForm.Of(place);
        return
        [
            .. candidates.Select(candidate => Comparison.Of(asked, PlaceForm.Of(candidate)))
                .Select(pair => (Pair: pair, Likelihood: measure(pair)))
                .Where(twin => twin.Likelihood >= LeastLikelihood)
                .OrderByDescending(twin => twin.Likelihood).ThenBy(twin => twin.Pair.B.Place.Id, StringComparer.Ordinal).Take(most),
        ];
    }
}
