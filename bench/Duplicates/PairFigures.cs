using System.Globalization;
using Map.Service.Contributions.Twins;

namespace Map.Bench.Duplicates;

/// <summary>How well the labelled pairs are told apart, by the model and by its peers.</summary>
static class PairFigures
{
    public static void Print(IReadOnlyList<LabelledPair> pairs, TwinModel model, FellegiSunter peer)
    {
        var compared = pairs.Select(pair => (Label: pair, Pair: Learning.PairOf(pair))).ToList();
        Console.WriteLine("""
            | pairs | measure | limit from training | recall | precision | recall, other scripts | recall, real pairs |
            |---|---|---|---|---|---|---|
            """);
        foreach (var (name, measure) in new (string, Func<Comparison, double>)[]
        {
            ("Map", model.Likelihood), ("pg_trgm similarity of the names", pair => pair.Name.Trigrams), ("Fellegi-Sunter, EM", peer.Score),
        })
        {
            var limit = name == "Map" ? model.Same
                : Threshold.OfPrecision(0.95,
                    [.. compared.Where(pair => pair.Label.IsTraining).Select(pair => (measure(pair.Pair), pair.Label.IsSame))]).Limit;
            foreach (var isTraining in new[] { true, false })
            {
                var of = compared.Where(pair => pair.Label.IsTraining == isTraining).ToList();
                var all = At(of);
                var scripts = At(of.Where(pair => pair.Label.IsOtherScript));
                var real = At(of.Where(pair => pair.Label.IsReal));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {(isTraining ? "training" : "held out")}, {of.Count:N0} | {name} | {limit:0.000} "
                    + $"| {all.Recall:P1} | {all.Precision:P1} | {scripts.Recall:P1} | {real.Recall:P1} |"));
            }

            Threshold At(IEnumerable<(LabelledPair Label, Comparison Pair)> of) =>
                Threshold.At(limit, [.. of.Select(pair => (measure(pair.Pair), pair.Label.IsSame))]);
        }
    }

    /// <summary>The worst mistakes, for who wants to mend them.</summary>
    public static void PrintMistakes(IReadOnlyList<LabelledPair> pairs, TwinModel model)
    {
        foreach (var (label, pair, likelihood) in pairs.Select(pair => (pair, Compared: Learning.PairOf(pair)))
            .Select(pair => (pair.pair, pair.Compared, model.Likelihood(pair.Compared)))
            .Where(pair => pair.pair.IsSame != pair.Item3 >= model.Same).OrderBy(pair => pair.pair.IsSame ? pair.Item3 : 1 - pair.Item3))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{(label.IsSame ? "missed" : "wrong ")} {likelihood:0.000} {label.Left.Id} / {label.Right.Id} ({label.How}): "
                + $"{label.Left.Place.Name} / {label.Right.Place.Name}: {string.Join("; ", Evidence.Of(pair))}"));
    }
}
