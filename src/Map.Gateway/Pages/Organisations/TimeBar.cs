using System.Globalization;

namespace Map.Gateway.Pages.Organisations;

/// <summary>A bar of the years in which an organisation was at a place.</summary>
/// <param name="Name">The place.</param>
/// <param name="From">The first year.</param>
/// <param name="To">The year after the last.</param>
/// <param name="IsOpenEnded">Whether it continues, as far as known.</param>
public sealed record TimeBar(string Name, int From, int To, bool IsOpenEnded)
{
    const int Ticks = 6;

    /// <summary>The bars of the involvements whose first year is known, the earliest first.</summary>
    public static BarChart Of(IReadOnlyList<InvolvedPlace> all, DateOnly today)
    {
        List<TimeBar> bars =
        [
            .. all.Where(one => one.Involvement.From.Length > 0).Select(one => new TimeBar(
                    one.Place.Name, Year(one.Involvement.From), one.Involvement.To.Length > 0 ? Year(one.Involvement.To) + 1 : today.Year + 1, one.Involvement.To.Length == 0))
                .OrderBy(bar => bar.From).ThenBy(bar => bar.Name, StringComparer.Ordinal),
        ];
        if (bars.Count == 0)
            return new([], [], 0, 1);
        var (first, last) = (bars.Min(bar => bar.From), bars.Max(bar => bar.To));
        var step = Math.Max(1, (int)Math.Ceiling((last - first) / (double)Ticks));
        return new(bars, [.. Enumerable.Range(0, Ticks + 1).Select(tick => first + (tick * step)).Where(year => year <= last)], first, last);
    }

    static int Year(string date) => int.Parse(date.AsSpan(0, 4), CultureInfo.InvariantCulture);
}

/// <summary>Bars on a scale of years, 720 units wide.</summary>
public sealed record BarChart(IReadOnlyList<TimeBar> Bars, IReadOnlyList<int> Years, int First, int Last)
{
    const int Margin = 24;
    const int Width = 720;

    public int X(int year) => Margin + ((year - First) * (Width - (2 * Margin)) / Math.Max(1, Last - First));
}
