namespace Map.Gateway.Http.Limits;

/// <summary>The most that one GraphQL operation may cost.</summary>
static class OperationLimits
{
    /// <summary>Enough for the largest page of places with all that a map shows of each, or for fifty organisations with fifty involvements
    /// each and their places.</summary>
    public const double FieldCost = 10_000;

    /// <summary>The most that an operation can be charged.</summary>
    public const double TypeCost = 20_000;
}
