namespace Map.Gateway.Reconcile;

/// <summary>Whether the likeliest place is what a row means, without anybody looking. The two numbers are those with which all matches of a
/// list of 570 camps were right: ./map rehearse openrefine.</summary>
public static class Certainty
{
    // How many times the odds of the first are those of the second. Blocks of one site are closer: a person decides which of them is meant.
    const double Ahead = 30;

    // A second that is as likely as this may be another entry of the same place, or the one that is meant.
    const double AlsoLikely = 0.95;

    /// <param name="similar">The places, likeliest first.</param>
    public static bool Of(IReadOnlyList<V1.SimilarPlace> similar) => similar switch
    {
        [] => false,
        [var only] => only.Band == V1.SimilarityBand.Same,
        [var first, var second, ..] => first.Band == V1.SimilarityBand.Same && second.Likelihood < AlsoLikely && Odds(first) >= Ahead * Odds(second),
    };

    static double Odds(V1.SimilarPlace place) => place.Likelihood / Math.Max(1e-12, 1 - place.Likelihood);
}
