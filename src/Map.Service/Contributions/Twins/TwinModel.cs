using System.Globalization;

namespace Map.Service.Contributions.Twins;

/// <summary>How likely two places are the same: a logistic regression over <see cref="Feature.All"/>, with the weights of
/// twin_weights.tsv, which ./map bench duplicates --learn writes.</summary>
/// <param name="Weights">The weight of each feature, in their order; the last is that of none.</param>
/// <param name="Same">The likelihood from which two places are said to be the same.</param>
/// <param name="Perhaps">That from which they are perhaps the same.</param>
sealed record TwinModel(double[] Weights, double Same, double Perhaps)
{
    const string File = "twin_weights.tsv";

    static readonly Lazy<TwinModel> Read = new(ReadLearnt);

    /// <summary>The learnt one.</summary>
    public static TwinModel Learnt => Read.Value;

    public static double[] FeaturesOf(Comparison pair)
    {
        var values = new double[Feature.All.Length + 1];
        for (var i = 0; i < Feature.All.Length; i++) values[i] = Feature.All[i].Of(pair);
        values[^1] = 1;
        return values;
    }

    /// <summary>0 to 1.</summary>
    public double Likelihood(Comparison pair)
    {
        var values = FeaturesOf(pair);
        var sum = 0d;
        for (var i = 0; i < values.Length; i++) sum += values[i] * Weights[i];
        return 1 / (1 + Math.Exp(-sum));
    }

    public SimilarityBand BandOf(double likelihood) =>
        likelihood >= Same ? SimilarityBand.Same : likelihood >= Perhaps ? SimilarityBand.Perhaps : SimilarityBand.Other;

    static TwinModel ReadLearnt()
    {
        var rows = TwinFiles.Rows(File).ToDictionary(row => row[0], row => double.Parse(row[1], CultureInfo.InvariantCulture));
        return new([.. Feature.All.Select(feature => rows[feature.Name]), rows["always"]], rows["same from"], rows["perhaps from"]);
    }
}
