namespace Grpc.Net.Client.Internal;

/// <summary>How long to wait before trying anew: longer each time, and never quite alike, lest many return together.</summary>
static class Backoff
{
    public static TimeSpan After(int failures, TimeSpan initial, double multiplier, TimeSpan? maximum, Random random)
    {
        var exact = Math.Min(
            initial.TotalMilliseconds * Math.Pow(multiplier, failures - 1), (maximum ?? TimeSpan.FromDays(1)).TotalMilliseconds);
        return TimeSpan.FromMilliseconds(exact * (0.8 + (0.4 * random.NextDouble())));
    }

    /// <summary>https://github.com/grpc/grpc/blob/master/doc/connection-backoff.md</summary>
    public static TimeSpan BeforeReconnect(int failures, GrpcChannelOptions options) =>
        After(failures, options.InitialReconnectBackoff, 1.6, options.MaxReconnectBackoff, options.Random);
}
