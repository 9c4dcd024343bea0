using System.Globalization;
using Map.Gateway.Pages.Errors;
using Map.Gateway.Pages.Layout;
using Map.Gateway.Pages.Routing;

namespace Map.Gateway.Pages.Days;

/// <summary>/day/2015-06-01: what was open on a day. The form of the page leads to /day?on=… or /day?year=…, and those to the day.</summary>
static class DayPage
{
    public static void Map(PageRoutes pages)
    {
        pages.Get("/day", Choose);
        pages.Get("/day/{day}", ShowAsync);
    }

    static IResult Choose(Page page, string? on, int? year)
    {
        var day = DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var given) ? given
            : year is >= 1 and <= 9999 ? new(year.Value, page.Today.Month, Math.Min(page.Today.Day, 28))
            : page.Today;
        var first = new DateOnly(DayReader.FirstYear, 1, 1);
        return Results.LocalRedirect(page.Links.Day(Written(day < first ? first : day > page.Today ? page.Today : day)));
    }

    static async Task<IResult> ShowAsync(Page page, string day, DayReader days)
    {
        // Nothing is known of the future, and links from day to day have to end.
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            || on.Year < DayReader.FirstYear || on > page.Today)
            return ErrorPage.NotFound(page);
        var model = await days.ReadAsync(on, page.Aborted);
        return page.Show<DayBody>(new(page.Say.With("day.title", ("date", page.Say.Date(day))), page.Say["day.lead"]), model);
    }

    internal static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
