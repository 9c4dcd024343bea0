namespace Grpc.Net.Client.Configuration;

/// <summary>
/// Each failure costs a channel one token, each success earns a fraction of one; while half of them are gone, nothing is tried again.
/// </summary>
public sealed class RetryThrottlingPolicy
{
    /// <summary>How many tokens there are at most, and at first; from 1 to 1,000.</summary>
    public int? MaxTokens { get; set; }

    /// <summary>What a success earns; counted to three decimals.</summary>
    public double? TokenRatio { get; set; }
}
