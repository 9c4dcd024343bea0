namespace Map.Gateway.Upstream;

/// <summary>Limits of the service's contract.</summary>
static class ContractLimits
{
    /// <summary>The most ids of one batch.</summary>
    public const int BatchSize = 1_000;

    /// <summary>The most elements of one page.</summary>
    public const int PageSize = 1_000;

    /// <summary>The most positions of an area.</summary>
    public const int AreaPositions = 10_000;
}
