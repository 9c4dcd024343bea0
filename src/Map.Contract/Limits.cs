namespace Map.Contract;

/// <summary>The limits of the contract, which the service enforces and the gateway keeps to.</summary>
public static class Limits
{
    /// <summary>The most results of one page.</summary>
    public const int PageSize = 1_000;

    /// <summary>The most ids of one batch.</summary>
    public const int BatchSize = 1_000;

    /// <summary>The most values of one list, other than a batch of ids.</summary>
    public const int FilterValues = 100;

    /// <summary>The most rings of an area.</summary>
    public const int AreaRings = 1_000;

    /// <summary>The most positions of an area, in all its rings.</summary>
    public const int AreaPositions = 10_000;

    /// <summary>The largest request, as a gRPC message and as the body of an HTTP request.</summary>
    public const int RequestBytes = 1024 * 1024;

    /// <summary>The largest response message, which is the default limit of gRPC clients.</summary>
    public const int ResponseBytes = 4 * 1024 * 1024;
}
