using System.Collections.Frozen;
using Grpc.Core;
using Grpc.Net.Client.Configuration;

namespace Grpc.Net.Client.Internal.Retry;

/// <summary>A retry policy that was found to be complete.</summary>
sealed record RetrySettings(
    int MaxAttempts, TimeSpan InitialBackoff, TimeSpan MaxBackoff, double BackoffMultiplier, FrozenSet<StatusCode> RetryableStatusCodes)
{
    /// <param name="policy">The policy.</param>
    /// <param name="maxAttempts">The most that the channel allows.</param>
    /// <param name="owner">The methods that it is for, to name them when something is wrong.</param>
    public static RetrySettings From(RetryPolicy policy, int maxAttempts, string owner)
    {
        if (policy.MaxAttempts is not > 1)
        {
            throw Fault(nameof(policy.MaxAttempts), policy.MaxAttempts, "2 or more");
        }

        if (policy.InitialBackoff is not { } initialBackoff || initialBackoff <= TimeSpan.Zero)
        {
            throw Fault(nameof(policy.InitialBackoff), policy.InitialBackoff, "more than zero");
        }

        if (policy.MaxBackoff is not { } maxBackoff || maxBackoff <= TimeSpan.Zero)
        {
            throw Fault(nameof(policy.MaxBackoff), policy.MaxBackoff, "more than zero");
        }

        if (policy.BackoffMultiplier is not { } multiplier || !(multiplier > 0))
        {
            throw Fault(nameof(policy.BackoffMultiplier), policy.BackoffMultiplier, "more than zero");
        }

        if (policy.RetryableStatusCodes.Count == 0)
        {
            throw Fault(nameof(policy.RetryableStatusCodes), null, "at least one status, such as StatusCode.Unavailable");
        }

        return new(
            Math.Min(policy.MaxAttempts.Value, maxAttempts), initialBackoff, maxBackoff, multiplier,
            policy.RetryableStatusCodes.ToFrozenSet());

        InvalidOperationException Fault(string property, object? value, string wanted) => new(FormattableString.Invariant(
            $"The retry policy of {owner} has {property} {value ?? "not set"}; it must be {wanted}."));
    }

    public TimeSpan BackoffAfter(int failures, Random random) =>
        Backoff.After(failures, InitialBackoff, BackoffMultiplier, MaxBackoff, random);
}
