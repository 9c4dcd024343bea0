using System.Globalization;
using Map.Cli;
using Map.Service.Contributions.Twins;

namespace Map.Bench.Duplicates;

/// <summary>Learns the weights of words and features from the training part of the pairs, and writes them where the service has them.</summary>
static class Learning
{
    /// <summary>More than the 0.95 that is asked for: pairs that were not learnt from do worse.</summary>
    public const double TrainingPrecision = 0.96;

    // How often the places are added as counterexamples that the last model took most for the same, and how many for each description.
    const int Rounds = 2;
    const int MistakenOfEach = 4;

    // No pair has an e-mail address, a street or an organisation: they weigh as much of what is most like them.
    static readonly (string Name, string Like, double Share)[] NotInPairs =
    [
        ("same e-mail", "same telephone", 1), ("same address", "same telephone", 0.5), ("same organisation", "same website", 0.5),
        ("other organisation", "other website", 0.5),
    ];

    // From how many names on a word is known.
    const int LeastNames = 2;

    static string Folder => Path.Combine(Checkout.Find().Root, "src", "Map.Service", "Contributions", "Twins");

    /// <summary>First the words: the features depend on them, so the program has to be built again before the weights are learnt.</summary>
    public static async Task WriteWordsAsync(IReadOnlyList<LabelledPair> pairs)
    {
        var names = pairs.Where(pair => pair.IsTraining).SelectMany(pair => new[] { pair.Left, pair.Right })
            .Where(record => record.Id.StartsWith("seed:", StringComparison.Ordinal) || record.Id.StartsWith("ctc:", StringComparison.Ordinal)
                || record.Id.StartsWith("gdp:", StringComparison.Ordinal))
            .DistinctBy(record => record.Id).Select(record => NameForm.Of(record.Place.Name, [])).ToList();
        var rows = names.SelectMany(name => name.Words.Select(word => word.Meaning)).GroupBy(word => word)
            .Where(word => word.Count() >= LeastNames && word.Key.Length > 1).OrderByDescending(word => word.Count())
            .ThenBy(word => word.Key, StringComparer.Ordinal)
            .Select(word => string.Create(CultureInfo.InvariantCulture,
                $"{word.Key}\t{Math.Log((double)names.Count / word.Count()) / Math.Log(names.Count):0.00}\t{word.Count()}"));
        await WriteAsync("twin_words.tsv", [
            $"# Written by ./map bench duplicates --learn: meaning, weight 0 to 1, how many of {names.Count} names of the training pairs have it.",
            .. rows]);
    }

    public static async Task<TwinModel> WriteWeightsAsync(IReadOnlyList<LabelledPair> pairs)
    {
        var compared = pairs.Where(pair => pair.IsTraining).Select(pair => (Pair: PairOf(pair), pair.IsSame)).ToList();
        var model = Fit(compared);
        for (var round = 0; round < Rounds; round++) model = Fit([.. compared, .. Mistaken(pairs, model).Select(pair => (pair, false))]);
        var measured = compared.Select(pair => (model.Likelihood(pair.Pair), pair.IsSame)).ToList();
        var same = Math.Round(Threshold.OfPrecision(TrainingPrecision, measured).Limit, 3);
        var perhaps = Math.Round(Math.Min(same / 3, Threshold.OfRecall(0.997, measured).Limit), 3);
        var weights = model.Weights;
        await WriteAsync("twin_weights.tsv", [
            "# Written by ./map bench duplicates --learn: the weights of a logistic regression. A likelihood is 1 / (1 + e^-sum).",
            .. Feature.All.Select((feature, i) => Row(feature.Name, weights[i])), Row("always", weights[^1]),
            Row("same from", same), Row("perhaps from", perhaps)]);
        return model with { Same = same, Perhaps = perhaps };
    }

    static TwinModel Fit(IReadOnlyList<(Comparison Pair, bool IsSame)> pairs)
    {
        var weights = LogisticRegression.Fit(
            [.. pairs.Select(pair => TwinModel.FeaturesOf(pair.Pair))], [.. pairs.Select(pair => pair.IsSame)]);
        var numbers = Feature.All.Select((feature, i) => (feature.Name, i)).ToDictionary(row => row.Name, row => row.i);
        foreach (var (name, like, share) in NotInPairs) weights[numbers[name]] = share * weights[numbers[like]];
        return new(weights, 1, 1);
    }

    // The places of the training part that a model takes most for each description of another one.
    static IEnumerable<Comparison> Mistaken(IReadOnlyList<LabelledPair> pairs, TwinModel model)
    {
        var training = pairs.Where(pair => pair.IsTraining).ToList();
        var seed = training.SelectMany(pair => new[] { pair.Left, pair.Right })
            .Where(record => record.Id.StartsWith("seed:", StringComparison.Ordinal)).DistinctBy(record => record.Id)
            .Select(record => (record.Seed, Form: PlaceForm.Of(record.Place))).ToList();
        return training.Where(pair => pair.IsSame && pair.Right.Id.StartsWith("seed:", StringComparison.Ordinal)).AsParallel().AsOrdered()
            .SelectMany(pair =>
        {
            var left = PlaceForm.Of(pair.Left.Place);
            return seed.Where(other => other.Seed != pair.Right.Seed).Select(other => Comparison.Of(left, other.Form))
                .OrderByDescending(model.Likelihood).Take(MistakenOfEach);
        }).ToList();
    }

    public static Comparison PairOf(LabelledPair pair) => Comparison.Of(PlaceForm.Of(pair.Left.Place), PlaceForm.Of(pair.Right.Place));

    static string Row(string name, double value) => string.Create(CultureInfo.InvariantCulture, $"{name}\t{value:0.000}");

    static Task WriteAsync(string name, IEnumerable<string> lines) =>
        File.WriteAllTextAsync(Path.Combine(Folder, name), string.Join('\n', lines) + "\n");
}
