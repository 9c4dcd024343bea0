namespace Map.Service.Paging;

/// <summary>How many rows a page has.</summary>
static class PageSize
{
    public static int Check(bool isSet, int requested, int standard, Violations violations)
    {
        if (!isSet) return standard;
        if (requested is < 1 or > Limits.PageSize) violations.Add("page_size", $"is {requested}; allowed is 1 to {Limits.PageSize:#,0}.");
        return requested;
    }
}
