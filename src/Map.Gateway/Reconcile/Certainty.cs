namespace Map.Gateway.Reconcile;

/// <summary>Whether the likeliest place is what a row means, without anybody looking.</summary>
static class Certainty
{
    // How many times the odds of the first are those of the second. Blocks of one site are closer: a person decides which of them is meant.
    const double Ahead = 10;

    /// <param name="similar">The places, likeliest first.</param>
    public static bool Of(IReadOnlyList<V1.SimilarPlace> similar) => similar switch
    {
        [] => false,
        [var only] => only.Band == V1.SimilarityBand.Same,
        [var first, var second, ..] => first.Band == V1.SimilarityBand.Same && Odds(first) >= Ahead * Odds(second),
    };

    static double Odds(V1.SimilarPlace place) => place.Likelihood / Math.Max(1e-12, 1 - place.Likelihood);
}
