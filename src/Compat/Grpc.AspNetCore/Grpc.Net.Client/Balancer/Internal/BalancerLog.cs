using Microsoft.Extensions.Logging;

namespace Grpc.Net.Client.Balancer.Internal;

/// <summary>What the addresses of a channel log.</summary>
static partial class BalancerLog
{
    [LoggerMessage(1, LogLevel.Debug, "{Target} stands for {Addresses}.")]
    public static partial void AddressesFound(this ILogger logger, Uri target, string addresses);

    [LoggerMessage(2, LogLevel.Warning, "{Address} cannot be reached, and gets no calls until it can: {Reason}")]
    public static partial void AddressLost(this ILogger logger, BalancerAddress address, string reason);

    [LoggerMessage(3, LogLevel.Debug, "{Address} still cannot be reached; trying again in {Delay}: {Reason}")]
    public static partial void AddressStillLost(this ILogger logger, BalancerAddress address, TimeSpan delay, string reason);

    [LoggerMessage(4, LogLevel.Warning, "{Host} could not be looked up: {Reason}")]
    public static partial void NameNotFound(this ILogger logger, string host, string reason);
}
