using Grpc.Core;

namespace Grpc.Net.Client.Configuration;

/// <summary>When a call that failed is tried again: https://github.com/grpc/proposal/blob/master/A6-client-retries.md</summary>
public sealed class RetryPolicy
{
    /// <summary>The first one included, so at least 2; the channel's <see cref="GrpcChannelOptions.MaxRetryAttempts"/> caps it.</summary>
    public int? MaxAttempts { get; set; }

    /// <summary>About how long to wait before the second attempt.</summary>
    public TimeSpan? InitialBackoff { get; set; }

    /// <summary>About the longest to wait between two attempts.</summary>
    public TimeSpan? MaxBackoff { get; set; }

    /// <summary>By how much each wait is longer than the one before.</summary>
    public double? BackoffMultiplier { get; set; }

    /// <summary>The statuses after which a call is tried again.</summary>
    public IList<StatusCode> RetryableStatusCodes { get; } = [];
}
