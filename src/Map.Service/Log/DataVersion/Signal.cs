namespace Map.Service.Log.DataVersion;

/// <summary>Wakes all waiters at once. Take <see cref="Next"/> first and look at the state then: a change after that look completes it.</summary>
sealed class Signal
{
    TaskCompletionSource next = NewSource();

    public Task Next => Volatile.Read(ref next).Task;

    /// <summary>Call it after the state has changed.</summary>
    public void Raise() => Interlocked.Exchange(ref next, NewSource()).SetResult();

    static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
