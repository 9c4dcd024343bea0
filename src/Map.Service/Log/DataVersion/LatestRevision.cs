namespace Map.Service.Log.DataVersion;

/// <summary>The last revision that this process has heard of.</summary>
public sealed class LatestRevision
{
    readonly Lock sync = new();
    TaskCompletionSource next = NewSource();
    long number;

    /// <summary>Wakes those who wait for it, if it is another. It is lower when a backup was put back: to go on from the higher one would
    /// be to ask again and again for what is not there.</summary>
    public void Announce(long revision)
    {
        TaskCompletionSource heard;
        lock (sync)
        {
            if (revision == number) return;
            number = revision;
            (heard, next) = (next, NewSource());
        }

        heard.SetResult();
    }

    /// <summary>Returns once there is a revision after this one.</summary>
    public async Task WaitBeyondAsync(long revision, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task heard;
            lock (sync)
            {
                if (number > revision) return;
                heard = next.Task;
            }

            await heard.WaitAsync(cancellationToken);
        }
    }

    static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
