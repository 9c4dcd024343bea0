namespace Map.Gateway.Http.Limits;

/// <summary>The most that one GraphQL operation may ask for.</summary>
static class OperationLimits
{
    /// <summary>A page of the most places that a page may have, with all that a map shows of each; or fifty organisations with fifty
    /// involvements each and the places of those.</summary>
    public const double FieldCost = 10_000;

    /// <summary>The most that an operation can be charged.</summary>
    public const double TypeCost = 20_000;
}
