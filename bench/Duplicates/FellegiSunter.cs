using Map.Service.Contributions.Twins;

namespace Map.Bench.Duplicates;

/// <summary>The model of Fellegi and Sunter: for each field, how often it agrees to some level among the same places (m) and among others (u),
/// learnt by expectation and maximisation from pairs without their labels. What is compared are the fields that a record linkage program would be
/// given: name by trigrams, distance, country, town, website, telephone, kind and year.</summary>
sealed class FellegiSunter
{
    const int Steps = 100;

    static readonly Func<Comparison, int>[] Fields =
    [
        pair => pair.Name.Trigrams switch { >= 0.95 => 0, >= 0.7 => 1, >= 0.45 => 2, >= 0.25 => 3, _ => 4 },
        pair => pair.Metres switch { null => -1, < 500 => 0, < 3_000 => 1, < 20_000 => 2, _ => 3 },
        pair => pair.A.Country is null || pair.B.Country is null ? -1 : pair.IsOtherCountry ? 1 : 0,
        pair => pair.A.Town.Length == 0 || pair.B.Town.Length == 0 ? -1 : pair.IsSameTown ? 0 : 1,
        pair => pair.A.Website is null || pair.B.Website is null ? -1 : pair.IsSameWebsite ? 0 : 1,
        pair => !pair.A.HasTelephone || !pair.B.HasTelephone ? -1 : pair.IsSameTelephone ? 0 : 1,
        pair => pair.IsOtherKind ? 1 : 0,
        pair => pair.YearsBetweenOpenings switch { null => -1, 0 => 0, 1 => 1, _ => 2 },
    ];

    static readonly int[] Levels = [5, 4, 2, 2, 2, 2, 2, 3];

    readonly double[][] same = [.. Levels.Select(count => Start(count, agreeing: true))];
    readonly double[][] other = [.. Levels.Select(count => Start(count, agreeing: false))];
    double share = 0.2;

    FellegiSunter()
    {
    }

    public static FellegiSunter Learn(IEnumerable<Comparison> pairs)
    {
        var model = new FellegiSunter();
        var levels = pairs.Select(pair => Fields.Select(field => field(pair)).ToArray()).ToList();
        for (var step = 0; step < Steps; step++) model.Step(levels);
        return model;
    }

    /// <summary>0 to 1, in the order of the likelihoods, which themselves are rounded to 1 for most pairs that agree in some fields.</summary>
    public double Score(Comparison pair) => 1 / (1 + Math.Exp(-Weight([.. Fields.Select(field => field(pair))]) / 5));

    double Likelihood(int[] levels) => 1 / (1 + Math.Exp(-Weight(levels)));

    // The logarithm of the odds.
    double Weight(int[] levels)
    {
        var weight = Math.Log(share / (1 - share));
        for (var i = 0; i < levels.Length; i++)
            if (levels[i] >= 0) weight += Math.Log(same[i][levels[i]] / other[i][levels[i]]);
        return weight;
    }

    void Step(List<int[]> pairs)
    {
        var likelihoods = pairs.Select(Likelihood).ToList();
        for (var i = 0; i < Fields.Length; i++)
        {
            var (ofSame, ofOther) = (Enumerable.Repeat(0.01, Levels[i]).ToArray(), Enumerable.Repeat(0.01, Levels[i]).ToArray());
            for (var j = 0; j < pairs.Count; j++)
            {
                if (pairs[j][i] < 0) continue;
                ofSame[pairs[j][i]] += likelihoods[j];
                ofOther[pairs[j][i]] += 1 - likelihoods[j];
            }
            for (var level = 0; level < Levels[i]; level++)
                (same[i][level], other[i][level]) = (ofSame[level] / ofSame.Sum(), ofOther[level] / ofOther.Sum());
        }
        share = likelihoods.Average();
    }

    static double[] Start(int count, bool agreeing)
    {
        var start = Enumerable.Range(0, count).Select(level => Math.Pow(0.5, agreeing ? level : count - 1 - level)).ToArray();
        var sum = start.Sum();
        return [.. start.Select(value => value / sum)];
    }
}
