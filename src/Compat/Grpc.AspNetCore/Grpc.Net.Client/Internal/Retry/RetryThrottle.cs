using Grpc.Net.Client.Configuration;

namespace Grpc.Net.Client.Internal.Retry;

/// <summary>Keeps a channel from adding to the load of servers that fail for too much of it.</summary>
sealed class RetryThrottle
{
    // In thousandths, for sums of fractions to come out even.
    const int Token = 1000;

    readonly Lock gate = new();
    readonly int maximum;
    readonly int earned;
    int tokens;

    public RetryThrottle(RetryThrottlingPolicy policy)
    {
        if (policy.MaxTokens is not (>= 1 and <= 1000))
        {
            throw Fault(nameof(policy.MaxTokens), policy.MaxTokens, "from 1 to 1000");
        }

        if (policy.TokenRatio is not { } ratio || !(ratio >= 1.0 / Token))
        {
            throw Fault(nameof(policy.TokenRatio), policy.TokenRatio, "0.001 or more");
        }

        tokens = maximum = policy.MaxTokens.Value * Token;
        earned = (int)Math.Min(ratio * Token, maximum);

        static InvalidOperationException Fault(string property, object? value, string wanted) => new(FormattableString.Invariant(
            $"The service config's RetryThrottling has {property} {value ?? "not set"}; it must be {wanted}."));
    }

    /// <returns>Whether a call may still be tried again.</returns>
    public bool CountFailure()
    {
        lock (gate)
        {
            tokens = Math.Max(0, tokens - Token);
            return tokens > maximum / 2;
        }
    }

    public void CountSuccess()
    {
        lock (gate)
        {
            tokens = Math.Min(maximum, tokens + earned);
        }
    }
}
