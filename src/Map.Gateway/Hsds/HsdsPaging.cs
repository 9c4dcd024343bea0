using System.Globalization;

namespace Map.Gateway.Hsds;

/// <summary>Which page is asked for. HSDS counts pages, so that all before it are gone through: they are bounded.</summary>
sealed record HsdsPaging(int Page, int PerPage)
{
    public const string PageParameter = "page";

    public const string PerPageParameter = "per_page";

    public const int MostPerPage = 100;

    /// <summary>How far a list can be paged through.</summary>
    public const int MostItems = 5_000;

    const int Usual = 50;

    /// <summary>How many come before the page.</summary>
    public int Skipped => (Page - 1) * PerPage;

    /// <exception cref="InvalidInputException">They are no numbers, or out of range.</exception>
    public static HsdsPaging Of(IQueryCollection parameters)
    {
        var perPage = Number(parameters, PerPageParameter, Usual, MostPerPage);
        var page = Number(parameters, PageParameter, 1, MostItems);
        return page * perPage <= MostItems ? new(page, perPage) : throw new InvalidInputException(
            PageParameter, $"ends beyond item {MostItems}: pages are for the first ones. Narrow the search, by regions or modified_after, or read all at once from /places.hsds.json.");
    }

    static int Number(IQueryCollection parameters, string name, int usual, int most)
    {
        if (HsdsQuery.Single(parameters, name) is not { } text)
            return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw new InvalidInputException(name, $"is {Quote.Of(text)}; it is a whole number from 1 to {most}.");
    }
}
