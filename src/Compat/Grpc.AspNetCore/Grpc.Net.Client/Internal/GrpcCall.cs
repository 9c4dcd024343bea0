using System.Diagnostics;
using System.Net.Http.Headers;
using Grpc.Core;
using Grpc.Net.Common.Internal;

namespace Grpc.Net.Client.Internal;

/// <summary>The life of a call that does not depend on its messages: deadline, cancellation, headers and how it ended.</summary>
abstract class GrpcCall : IDisposable
{
    readonly Lock gate = new();
    readonly CancellationTokenSource cancellation = new();
    CancellationTokenRegistration callerCancelled;
    CancellationTokenRegistration channelDisposed;
    ITimer? deadlineTimer;
    TaskCompletionSource<Metadata>? headersSource;
    HttpResponseHeaders? receivedHeaders;
    HttpResponseHeaders? receivedTrailers;
    Metadata? trailers;
    Status? status;
    long? begun;
    Activity? span;

    protected GrpcCall(GrpcChannel channel, IMethod method, CallOptions options)
    {
        ObjectDisposedException.ThrowIf(channel.IsDisposed, channel);
        if (options.Deadline is { Kind: not DateTimeKind.Utc } deadline && deadline != DateTime.MaxValue && deadline != DateTime.MinValue)
        {
            throw new InvalidOperationException("A deadline must be in UTC; take it from DateTime.UtcNow or a TimeProvider.");
        }

        Channel = channel;
        Method = method;
        Options = options;
    }

    /// <summary>Cancelled when the call ends early: by its caller, its deadline, its channel, or being disposed of.</summary>
    public CancellationToken CancellationToken => cancellation.Token;

    public CallOptions Options { get; }

    public GrpcChannel Channel { get; }

    protected IMethod Method { get; }

    /// <summary>One of the attempts of another call, which reports for them all.</summary>
    protected virtual bool IsAttempt => false;

    public bool HasFinished
    {
        get
        {
            lock (gate)
            {
                return status is not null;
            }
        }
    }

    public Task<Metadata> GetResponseHeadersAsync()
    {
        lock (gate)
        {
            if (headersSource is null)
            {
                headersSource = new(TaskCreationOptions.RunContinuationsAsynchronously);
                CompleteHeaders();
            }

            return headersSource.Task;
        }
    }

    public Status GetStatus()
    {
        lock (gate)
        {
            return status ?? throw new InvalidOperationException("Unable to get the status because the call is not complete.");
        }
    }

    public Metadata GetTrailers()
    {
        lock (gate)
        {
            return status is null
                ? throw new InvalidOperationException("Can't get the call trailers because the call has not completed.")
                : trailers ??= receivedTrailers is null ? [] : CallHeaders.ToMetadata(receivedTrailers);
        }
    }

    public void Dispose() => Cancel("gRPC call disposed.");

    public void CancelByCaller() => Cancel("Call canceled by the client.");

    /// <summary>What a caller gets to see of a call that did not end well.</summary>
    public Exception CreateException()
    {
        var final = GetStatus();
        return final.StatusCode is StatusCode.Cancelled or StatusCode.DeadlineExceeded && Channel.ThrowOperationCanceledOnCancellation
            ? new OperationCanceledException(final.Detail, new RpcException(final, GetTrailers()), Options.CancellationToken)
            : new RpcException(final, GetTrailers());
    }

    /// <summary>Ends the call with what went wrong, unless it has ended already; then it is a consequence of that.</summary>
    public void Fail(Exception exception) => Finish(FailureStatus.Of(exception), endsEarly: true);

    /// <summary>The first to call this decides how the call ended.</summary>
    /// <param name="final">How the call ended.</param>
    /// <param name="endsEarly">Whether the server may still be at work on it.</param>
    protected void Finish(Status final, bool endsEarly)
    {
        lock (gate)
        {
            if (status is not null)
            {
                return;
            }

            status = final;
            CompleteHeaders();
        }

        if (!IsAttempt)
        {
            Report(final);
        }

        deadlineTimer?.Dispose();
        callerCancelled.Unregister();
        channelDisposed.Unregister();
        if (endsEarly)
        {
            cancellation.Cancel();
        }

        Release();
    }

    /// <summary>Lets go of the HTTP call.</summary>
    protected abstract void Release();

    /// <summary>Keeps the headers as they are; few callers ask for them, and then they are made metadata.</summary>
    protected void SetHeaders(HttpResponseHeaders received)
    {
        lock (gate)
        {
            receivedHeaders = received;
            CompleteHeaders();
        }
    }

    /// <summary>Makes the headers that an attempt received, if any, those of this call.</summary>
    protected void AdoptHeaders(GrpcCall attempt)
    {
        if (attempt.receivedHeaders is { } received)
        {
            SetHeaders(received);
        }
    }

    /// <summary>Keeps the trailers for who asks; those of a failure are told with it, and so are made metadata at once.</summary>
    protected void SetTrailers(HttpResponseHeaders received, bool isFailure)
    {
        var metadata = isFailure ? CallHeaders.ToMetadata(received) : null;
        lock (gate)
        {
            receivedTrailers ??= received;
            trailers ??= metadata;
        }
    }

    /// <summary>Makes the trailers of an attempt those of this call.</summary>
    protected void AdoptTrailers(GrpcCall attempt)
    {
        lock (gate)
        {
            receivedTrailers ??= attempt.receivedTrailers;
            trailers ??= attempt.trailers;
        }
    }

    /// <summary>Begins to watch over the call; false when it is over before it has begun.</summary>
    protected bool Watch()
    {
        if (!IsAttempt)
        {
            (begun, span) = Channel.Telemetry.Begin();
            Channel.Logger.StartingCall(Method.Type, Method.FullName, Channel.Address);
        }

        if (Options.Deadline is { } deadline && deadline != DateTime.MaxValue)
        {
            var remaining = deadline - Channel.Time.GetUtcNow().UtcDateTime;
            if (remaining <= TimeSpan.Zero)
            {
                OnDeadline();
                return false;
            }

            if (remaining <= GrpcTimeout.MaxTimer && !IsAttempt)
            {
                deadlineTimer = Channel.Time.CreateTimer(
                    static call => ((GrpcCall)call!).OnDeadline(), this, remaining, Timeout.InfiniteTimeSpan);
            }
        }

        // An attempt ends with its call, which watches the deadline and the channel.
        if (!IsAttempt)
        {
            channelDisposed = Channel.Shutdown.UnsafeRegister(
                static call => ((GrpcCall)call!).Cancel("The channel was disposed of."), this);
        }

        callerCancelled = Options.CancellationToken.UnsafeRegister(
            static call => ((GrpcCall)call!).CancelByCaller(), this);
        if (!HasFinished)
        {
            return true;
        }

        // It ended while this was being set up, and so could not let go of what came after.
        deadlineTimer?.Dispose();
        callerCancelled.Unregister();
        channelDisposed.Unregister();
        return false;
    }

    void Report(Status final)
    {
        if (final.StatusCode == StatusCode.OK)
        {
            Channel.Logger.FinishedCall(Method.FullName, final.StatusCode);
        }
        else
        {
            Channel.Logger.FailedCall(Method.FullName, final.StatusCode, final.Detail, final.DebugException);
        }

        Channel.Telemetry.End(Method, final, begun, span);
    }

    void Cancel(string detail) => Finish(new Status(StatusCode.Cancelled, detail), endsEarly: true);

    void OnDeadline() => Finish(new Status(StatusCode.DeadlineExceeded, "Deadline Exceeded"), endsEarly: true);

    void CompleteHeaders()
    {
        if (headersSource is null)
        {
            return;
        }

        if (receivedHeaders is not null)
        {
            CompleteHeaders(headersSource, receivedHeaders);
        }
        else if (status is not null)
        {
            headersSource.TrySetException(CreateException());
            // Whoever asked for the headers may not wait for them; the call's own result tells of the failure.
            _ = headersSource.Task.Exception;
        }
    }

    static void CompleteHeaders(TaskCompletionSource<Metadata> source, HttpResponseHeaders received)
    {
        if (source.Task.IsCompleted)
        {
            return;
        }

        try
        {
            source.TrySetResult(CallHeaders.ToMetadata(received));
        }
        catch (RpcException exception)
        {
            source.TrySetException(exception);
            _ = source.Task.Exception;
        }
    }
}
