using Map.Service.Errors;

namespace Map.Service.Paging;

/// <summary>How many rows a page has.</summary>
static class PageSize
{
    public static int Check(bool isSet, int asked, int otherwise, Violations violations)
    {
        if (!isSet) return otherwise;
        if (asked is < 1 or > 1_000) violations.Add("page_size", $"is {asked}; allowed is 1 to 1,000.");
        return asked;
    }
}
