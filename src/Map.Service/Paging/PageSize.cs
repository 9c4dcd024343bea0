using Map.Contract;
using Map.Service.Errors;

namespace Map.Service.Paging;

/// <summary>How many rows a page has.</summary>
static class PageSize
{
    public static int Check(bool isSet, int asked, int otherwise, Violations violations)
    {
        if (!isSet) return otherwise;
        if (asked is < 1 or > ContractLimits.PageSize) violations.Add("page_size", $"is {asked}; allowed is 1 to {ContractLimits.PageSize:N0}.");
        return asked;
    }
}
