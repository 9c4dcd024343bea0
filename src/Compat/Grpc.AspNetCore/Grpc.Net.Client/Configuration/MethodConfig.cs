namespace Grpc.Net.Client.Configuration;

/// <summary>How calls of some methods are made.</summary>
public sealed class MethodConfig
{
    /// <summary>Of which methods; each name may stand in one configuration only.</summary>
    public IList<MethodName> Names { get; } = [];

    /// <summary>When to try again; null for never.</summary>
    public RetryPolicy? RetryPolicy { get; set; }
}
