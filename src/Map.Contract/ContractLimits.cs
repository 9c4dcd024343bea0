namespace Map.Contract;

/// <summary>Limits of the contract, on which the service and its clients agree.</summary>
public static class ContractLimits
{
    /// <summary>The most ids of one batch.</summary>
    public const int BatchSize = 1_000;

    /// <summary>The most elements of one page.</summary>
    public const int PageSize = 1_000;

    /// <summary>The most positions of an area.</summary>
    public const int AreaPositions = 10_000;
}
