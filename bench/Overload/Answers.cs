namespace Map.Bench.Overload;

/// <summary>The figures of a run.</summary>
sealed class Answers(IReadOnlyCollection<Answer> all, TimeSpan duration)
{
    readonly List<double> lags = [.. all.Select(answer => answer.Lag.TotalMilliseconds).Order()];

    public int Count => all.Count;

    public double PerSecond => all.Count / duration.TotalSeconds;

    public int Well => all.Count(answer => answer.IsWell);

    public double WellPerSecond => Well / duration.TotalSeconds;

    public int Refused => all.Count(answer => answer.IsRefusal);

    /// <summary>Neither answered nor refused.</summary>
    public int Failed => Count - Well - Refused;

    public double Lag(double part) => At(lags, part);

    public double WellAt(double part) => At(TimesOf(answer => answer.IsWell), part);

    public double RefusedAt(double part) => At(TimesOf(answer => answer.IsRefusal), part);

    List<double> TimesOf(Func<Answer, bool> which) => [.. all.Where(which).Select(answer => answer.Time.TotalMilliseconds).Order()];

    static double At(List<double> sorted, double part) => sorted.Count == 0 ? double.NaN : sorted[(int)(part * (sorted.Count - 1))];
}
