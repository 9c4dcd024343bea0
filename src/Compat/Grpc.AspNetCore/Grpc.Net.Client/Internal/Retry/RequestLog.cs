namespace Grpc.Net.Client.Internal.Retry;

/// <summary>
/// The requests of a call as they go over the wire, kept for the next attempt until the call is committed to one; from then on each is let
/// go of when it is out.
/// </summary>
sealed class RequestLog(ChannelRetries retries)
{
    readonly Lock gate = new();
    readonly List<byte[]> kept = [];
    TaskCompletionSource? changed;
    TaskCompletionSource? written;
    ReplayContent? current;
    Exception? failure;
    int dropped;
    long held;
    bool isCommitted;
    bool isComplete;
    bool hasEnded;

    public bool IsComplete
    {
        get
        {
            lock (gate)
            {
                return isComplete;
            }
        }
    }

    /// <summary>Ends when an attempt has sent the message.</summary>
    public Task AddAsync(byte[] message)
    {
        lock (gate)
        {
            if (failure is not null)
            {
                return Task.FromException(failure);
            }

            if (hasEnded)
            {
                return Task.FromCanceled(new CancellationToken(canceled: true));
            }

            kept.Add(message);
            Hold(message.Length);
            written = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Wake();
            return written.Task;
        }
    }

    /// <summary>The only request of a call, which nobody waits for to be sent.</summary>
    public void AddOnly(byte[] message)
    {
        lock (gate)
        {
            kept.Add(message);
            Hold(message.Length);
            isComplete = true;
        }
    }

    /// <summary>No more requests follow.</summary>
    public void Complete()
    {
        lock (gate)
        {
            isComplete = true;
            Wake();
        }
    }

    /// <summary>The attempt that sends from now on; the one before stops.</summary>
    public void Begin(ReplayContent attempt)
    {
        lock (gate)
        {
            current = attempt;
        }
    }

    /// <summary>The attempt sends from the first request, whatever became of it before.</summary>
    public void Restart(ReplayContent attempt)
    {
        lock (gate)
        {
            attempt.Failure = null;
            attempt.Sent = 0;
        }
    }

    /// <summary>Takes the requests back from an attempt that has failed; false when it has them for good.</summary>
    public bool TryTakeBack()
    {
        lock (gate)
        {
            if (isCommitted)
            {
                return false;
            }

            current = null;
            return true;
        }
    }

    /// <summary>Gives the requests to the current attempt for good.</summary>
    public void Commit()
    {
        lock (gate)
        {
            CommitUnderGate();
        }
    }

    /// <summary>The call is over.</summary>
    public void End()
    {
        lock (gate)
        {
            hasEnded = true;
            current = null;
            kept.Clear();
            LetGo();
            written?.TrySetCanceled();
            Wake();
        }
    }

    /// <summary>The next message for an attempt; else null, and more is set unless there will be none.</summary>
    public byte[]? Next(ReplayContent attempt, int index, out Task? more)
    {
        lock (gate)
        {
            ThrowIfReplaced(attempt);
            if (index < dropped)
            {
                throw new IOException("The requests sent before cannot be sent again; they are no longer kept.");
            }

            if (index - dropped < kept.Count)
            {
                more = null;
                return kept[index - dropped];
            }

            more = isComplete ? null : (changed ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            return null;
        }
    }

    /// <summary>An attempt has sent all up to there.</summary>
    public void CountSent(ReplayContent attempt, int count)
    {
        lock (gate)
        {
            ThrowIfReplaced(attempt);
            attempt.Sent = count;
            if (count == dropped + kept.Count)
            {
                written?.TrySetResult();
            }

            DropSent();
        }
    }

    /// <summary>An attempt cannot send any more.</summary>
    public void Fail(ReplayContent attempt, Exception exception)
    {
        lock (gate)
        {
            attempt.Failure = exception;
            if (attempt == current && isCommitted)
            {
                FailWrites(exception);
            }
        }
    }

    void Hold(int bytes)
    {
        if (isCommitted)
        {
            return;
        }

        if (held + bytes <= retries.MaxCallBufferSize && retries.TryHold(bytes))
        {
            held += bytes;
            return;
        }

        CommitUnderGate();
    }

    void CommitUnderGate()
    {
        if (isCommitted)
        {
            return;
        }

        isCommitted = true;
        LetGo();
        DropSent();
        if (current?.Failure is { } exception)
        {
            FailWrites(exception);
        }
    }

    // Between two attempts there is none that has sent anything: the next one gets all.
    void DropSent()
    {
        if (isCommitted && current is { } attempt && attempt.Sent > dropped)
        {
            kept.RemoveRange(0, attempt.Sent - dropped);
            dropped = attempt.Sent;
        }
    }

    void FailWrites(Exception exception)
    {
        failure = exception;
        if (written?.TrySetException(exception) == true)
        {
            // Nobody awaits the only request of a call; the call's own result tells of the failure.
            _ = written.Task.Exception;
        }
    }

    void LetGo()
    {
        retries.LetGo(held);
        held = 0;
    }

    void Wake()
    {
        changed?.TrySetResult();
        changed = null;
    }

    void ThrowIfReplaced(ReplayContent attempt)
    {
        if (attempt != current)
        {
            throw new OperationCanceledException("The attempt is over.");
        }
    }
}
