using HotChocolate.CostAnalysis;

namespace Map.Gateway.Limits;

/// <summary>The most that one GraphQL operation may ask for.</summary>
static class OperationLimits
{
    // Who runs a place, what else they run and who else is there takes 12; no map asks for more.
    public const int Depth = 16;

    // A page of the most places that a page may have, with all that a map shows of each; or fifty organisations with fifty
    // involvements each and the places of those.
    const double FieldCost = 10_000;

    /// <summary>The most that an operation can be charged.</summary>
    public const double TypeCost = 20_000;

    public static void Configure(CostOptions options)
    {
        options.MaxFieldCost = FieldCost;
        options.MaxTypeCost = TypeCost;
    }
}
