namespace Map.Bench.Duplicates;

/// <summary>What a limit of a measure makes of labelled pairs.</summary>
readonly record struct Threshold(double Limit, double Recall, double Precision)
{
    public static Threshold At(double limit, IReadOnlyList<(double Measure, bool IsSame)> pairs)
    {
        var said = pairs.Count(pair => pair.Measure >= limit);
        var right = pairs.Count(pair => pair.Measure >= limit && pair.IsSame);
        var all = pairs.Count(pair => pair.IsSame);
        return new(limit, all == 0 ? 0 : (double)right / all, said == 0 ? 1 : (double)right / said);
    }

    /// <summary>The lowest limit with at least this precision, so the one with the best recall.</summary>
    public static Threshold OfPrecision(double precision, IReadOnlyList<(double Measure, bool IsSame)> pairs) =>
        All(pairs).Where(found => found.Precision >= precision).DefaultIfEmpty(At(double.MaxValue, pairs)).MaxBy(found => found.Recall);

    /// <summary>The highest limit with at least this recall.</summary>
    public static Threshold OfRecall(double recall, IReadOnlyList<(double Measure, bool IsSame)> pairs) =>
        All(pairs).Where(found => found.Recall >= recall).MaxBy(found => found.Limit);

    static IEnumerable<Threshold> All(IReadOnlyList<(double Measure, bool IsSame)> pairs)
    {
        var sorted = pairs.OrderByDescending(pair => pair.Measure).ToList();
        var (all, right) = ((double)pairs.Count(pair => pair.IsSame), 0);
        for (var i = 0; i < sorted.Count; i++)
        {
            if (sorted[i].IsSame) right++;
            if (i + 1 == sorted.Count || sorted[i + 1].Measure < sorted[i].Measure)
                yield return new(sorted[i].Measure, right / all, (double)right / (i + 1));
        }
    }
}
