using Map.Bench.Duplicates;
using Map.Service.Contributions.Twins;

namespace Map.Service.Tests.Contributions.Twins;

/// <summary>What was learnt is what the program uses, and does for pairs that it was not learnt from what was asked for.</summary>
public sealed class LearntWeightsTests
{
    [Fact]
    public void Pairs_that_were_held_out_are_told_apart()
    {
        var measured = LabelledPairs.Read(Repository.Seed).Pairs.Where(pair => !pair.IsTraining)
            .Select(pair => (Pair: pair, Same: Likelihood(pair.Left, pair.Right) >= TwinModel.Learnt.Same)).ToList();
        var same = measured.Where(pair => pair.Pair.IsSame).ToList();
        var scripts = same.Where(pair => pair.Pair.IsOtherScript).ToList();

        Assert.True(same.Count > 1_000 && measured.Count > 4 * same.Count / 2);
        Assert.InRange(same.Count(pair => pair.Same) / (double)same.Count, 0.98, 1);
        Assert.InRange(same.Count(pair => pair.Same) / (double)measured.Count(pair => pair.Same), 0.95, 1);
        Assert.InRange(scripts.Count(pair => pair.Same) / (double)scripts.Count, 0.90, 1);
    }

    [Fact]
    public void Likelihood_is_nearly_the_same_from_both_sides()
    {
        var pairs = LabelledPairs.Read(Repository.Seed).Pairs.Where((_, i) => i % 20 == 0).ToList();

        Assert.All(pairs, pair => Assert.Equal(Likelihood(pair.Left, pair.Right), Likelihood(pair.Right, pair.Left), 0.35));
    }

    [Fact]
    public void Every_feature_has_a_weight_of_its_own()
    {
        Assert.Equal(Feature.All.Length + 1, TwinModel.Learnt.Weights.Length);
        Assert.Equal(Feature.All.Length, Feature.All.Select(feature => feature.Name).Distinct().Count());
        Assert.InRange(TwinModel.Learnt.Perhaps, 0.001, TwinModel.Learnt.Same);
        Assert.All(TwinModel.Learnt.Weights, weight => Assert.True(double.IsFinite(weight)));
    }

    [Fact]
    public void No_entity_is_on_both_sides_of_the_split()
    {
        var pairs = LabelledPairs.Read(Repository.Seed).Pairs;
        var training = Entities(isTraining: true);

        Assert.NotEmpty(training);
        Assert.Empty(training.Intersect(Entities(isTraining: false)));

        HashSet<string> Entities(bool isTraining) =>
            [.. pairs.Where(pair => pair.IsTraining == isTraining)
                .SelectMany(pair => new[] { pair.Left.Seed, pair.Right.Seed }).Where(id => id.Length > 0)];
    }

    static double Likelihood(TwinRecord a, TwinRecord b) =>
        TwinModel.Learnt.Likelihood(Comparison.Of(PlaceForm.Of(a.Place), PlaceForm.Of(b.Place)));
}
