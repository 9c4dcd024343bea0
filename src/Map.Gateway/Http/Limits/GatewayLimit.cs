using System.Threading.RateLimiting;

namespace Map.Gateway.Http.Limits;

/// <summary>
/// How many requests of all callers are worked on at once. When that is not enough, downloads and costly operations are refused first, then
/// what programs read; people keep an eighth of the places.
/// </summary>
public sealed class GatewayLimit : IDisposable
{
    /// <summary>An operation that costs more is refused while there is too much to do: about what two hundred places with their contacts cost.</summary>
    public const double CostlyOperation = 1_000;

    readonly BurstQueue all;
    readonly BurstQueue people;
    readonly ConcurrencyLimiter downloads;

    public GatewayLimit(OverloadSettings settings, TimeProvider time)
    {
        var kept = settings.AtOnce / 8;
        all = new(settings.AtOnce - kept, settings.Waiting, time);
        people = new(kept, settings.Waiting, time);
        downloads = new(new() { PermitLimit = settings.Downloads, QueueLimit = 0 });
        DownloadLimit = settings.Downloads;
    }

    /// <summary>Whether more is asked for than can be answered, and has been for a moment.</summary>
    public bool IsOverloaded => all.IsStanding;

    public int InUse => all.InUse + people.InUse;

    public int Waiting => all.Waiting + people.Waiting;

    public int Downloads => DownloadLimit - (int)downloads.GetStatistics()!.CurrentAvailablePermits;

    int DownloadLimit { get; }

    /// <summary>Whether a request may be read at all: what is refused anyway is refused before.</summary>
    public bool HasRoomFor(Priority priority) => priority switch
    {
        Priority.Free => true,
        Priority.Person => people.HasRoom || all.HasRoom,
        Priority.Program => all.HasRoom,
        _ => !IsOverloaded,
    };

    /// <summary>A place for a request, to be given back at its end; null when it is refused.</summary>
    public async ValueTask<RateLimitLease?> EnterAsync(Priority priority, CancellationToken cancellation) => priority switch
    {
        Priority.Person => all.TryEnter() ?? await people.EnterAsync(cancellation),
        Priority.Download => IsOverloaded || downloads.AttemptAcquire() is not { IsAcquired: true } lease ? null : lease,
        _ => await all.EnterAsync(cancellation),
    };

    public void Dispose()
    {
        all.Dispose();
        people.Dispose();
        downloads.Dispose();
    }
}
