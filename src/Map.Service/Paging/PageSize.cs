using Map.Service.Errors;

namespace Map.Service.Paging;

/// <summary>How many rows a page has.</summary>
static class PageSize
{
    public static int Check(bool isSet, int requested, int standard, Violations violations)
    {
        if (!isSet) return standard;
        if (requested is < 1 or > 1_000) violations.Add("page_size", $"is {requested}; allowed is 1 to 1,000.");
        return requested;
    }
}
