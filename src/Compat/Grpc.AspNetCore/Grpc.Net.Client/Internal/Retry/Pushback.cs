using System.Globalization;
using Grpc.Core;

namespace Grpc.Net.Client.Internal.Retry;

/// <summary>What a server that failed a call says about trying again.</summary>
static class Pushback
{
    const string Header = "grpc-retry-pushback-ms";

    /// <summary>Not to try again.</summary>
    public static readonly TimeSpan Stop = Timeout.InfiniteTimeSpan;

    /// <returns>How long to wait, <see cref="Stop"/>, or null when it says nothing.</returns>
    public static TimeSpan? Of(Metadata trailers)
    {
        if (trailers.Get(Header) is not { } entry)
        {
            return null;
        }

        // Anything but a number of milliseconds is a no, as the protocol asks.
        return int.TryParse(entry.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
            : Stop;
    }
}
