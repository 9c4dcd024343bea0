using Map.Gateway.Reconcile;
using Map.V1;

namespace Map.Gateway.Tests.Reconcile;

public class CertaintyTests
{
    [Theory]
    [InlineData(SimilarityBand.Same, 0.2, null, true)]
    [InlineData(SimilarityBand.Perhaps, 0.14, null, false)]
    [InlineData(SimilarityBand.Same, 0.99, 0.7, true)]
    [InlineData(SimilarityBand.Same, 0.9, 0.3, false)]
    [InlineData(SimilarityBand.Same, 0.5, 0.5, false)]
    [InlineData(SimilarityBand.Same, 0.9999999, 0.96, false)]
    [InlineData(SimilarityBand.Same, 1, 0.9, true)]
    public void Only_first_that_is_clearly_ahead_is_certain(SimilarityBand band, double first, double? second, bool expected)
    {
        List<SimilarPlace> similar = [new() { Band = band, Likelihood = first }];
        if (second is { } likelihood)
            similar.Add(new() { Band = band, Likelihood = likelihood });

        Assert.Equal(expected, Certainty.Of(similar));
    }

    [Fact]
    public void Nothing_is_certain_where_nothing_is_alike() => Assert.False(Certainty.Of([]));
}
