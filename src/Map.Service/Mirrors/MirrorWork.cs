using Map.Service.Hosting;

namespace Map.Service.Mirrors;

/// <summary>Follows the original of a mirror while the service runs. When the original is gone, the copy stays as it was last.</summary>
sealed class MirrorWork(FollowMirror follow, MirrorTable mirrors, TimeProvider time, ILogger<MirrorWork> logger) : PeriodicWork(Interval, time, logger)
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);

    protected override async Task OnceAsync(CancellationToken stoppingToken)
    {
        var before = await mirrors.FindAsync(stoppingToken);
        if (before is not null && IsDue(before) && await follow.RunAsync(IsDue, stoppingToken) is { } after) Tell(before, after);
    }

    bool IsDue(Mirror mirror) => mirror.DueAt <= Time.GetUtcNow();

    // Once when it begins, and once when it ends.
    void Tell(Mirror before, Mirror after)
    {
        if (after.Result is { } result && result != before.Result) logger.MirrorFailed(result);
        else if (after.Result is null && before.Result is not null) logger.MirrorSucceeded();
    }
}
