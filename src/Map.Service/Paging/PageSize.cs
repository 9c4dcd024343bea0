namespace Map.Service.Paging;

/// <summary>How many rows a page has.</summary>
static class PageSize
{
    public static int Check(bool isSet, int requested, int standard, Violations violations, int maximum = Limits.PageSize)
    {
        if (!isSet) return standard;
        if (requested < 1 || requested > maximum) violations.Add("page_size", $"is {requested}; allowed is 1 to {maximum:#,0}.");
        return requested;
    }
}
