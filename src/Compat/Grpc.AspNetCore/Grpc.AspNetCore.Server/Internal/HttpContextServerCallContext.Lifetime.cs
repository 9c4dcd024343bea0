using Grpc.Core;
using Grpc.Net.Common.Internal;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Grpc.AspNetCore.Server.Internal;

sealed partial class HttpContextServerCallContext
{
    readonly Lock gate = new();
    DateTime deadline = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);
    TimeSpan timeout;
    ITimer? deadlineTimer;
    CancellationTokenSource? cancellation;
    CancellationToken cancellationToken;
    CancellationTokenRegistration aborted;
    bool isWriting;
    bool deadlineExceeded;
    Task? earlyEnd;

    /// <summary>Whether the status is on its way; nothing can be written any more.</summary>
    public bool HasEnded { get; private set; }

    public void Start()
    {
        http.Response.ContentType = GrpcProtocol.ContentType;
        cancellationToken = http.RequestAborted;
        requestEncoding = http.Request.Headers.GrpcEncoding;
        if (requestEncoding is not null && !MessageEncoding.IsKnown(requestEncoding))
        {
            http.Response.Headers.GrpcAcceptEncoding = MessageEncoding.Accepted;
            throw WireFault.UnknownEncoding(requestEncoding);
        }

        string? timeoutHeader = http.Request.Headers.GrpcTimeout;
        if (timeoutHeader is null)
        {
            return;
        }

        if (!GrpcTimeout.TryDecode(timeoutHeader, out timeout))
        {
            environment.Logger.InvalidTimeoutIgnored(timeoutHeader);
            return;
        }

        deadline = GrpcTimeout.DeadlineAfter(environment.Time.GetUtcNow().UtcDateTime, timeout);
        if (timeout > GrpcTimeout.MaxTimer)
        {
            return;
        }

        cancellation = new CancellationTokenSource();
        cancellationToken = cancellation.Token;
        aborted = http.RequestAborted.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), cancellation);
        deadlineTimer = environment.Time.CreateTimer(
            static call => ((HttpContextServerCallContext)call!).OnDeadline(), this, timeout, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Decides how a failed call ends.</summary>
    public void Fail(Exception exception)
    {
        if (HasEnded)
        {
            environment.Logger.FailedAfterEnd(Method, exception);
        }
        else if (deadlineExceeded)
        {
            StatusCore = DeadlineExceeded;
        }
        else if (callerWentAway || http.RequestAborted.IsCancellationRequested)
        {
            StatusCore = new Status(StatusCode.Cancelled, "The caller cancelled or went away.");
        }
        else
        {
            StatusCore = StatusOf(exception);
        }
    }

    /// <summary>Sends the status and the trailers, unless that was done when the deadline passed, and lets go of everything.</summary>
    public async Task EndAsync()
    {
        bool isFirst;
        lock (gate)
        {
            isFirst = !HasEnded;
            HasEnded = true;
            if (isFirst && deadlineExceeded)
            {
                StatusCore = DeadlineExceeded;
            }
        }

        if (deadlineTimer is not null)
        {
            // Waits for a callback under way, which would otherwise meet a request that is no longer this one.
            await deadlineTimer.DisposeAsync();
        }

        if (!isFirst)
        {
            await earlyEnd!;
        }
        else if (callerWentAway || http.RequestAborted.IsCancellationRequested)
        {
            environment.Logger.CallCancelled(Method);
        }
        else
        {
            WriteStatus();
        }

        await aborted.DisposeAsync();
        cancellation?.Dispose();
        if (owned is not null)
        {
            await Disposal.DisposeAsync(owned);
        }
    }

    static Status DeadlineExceeded => new(StatusCode.DeadlineExceeded, "Deadline Exceeded");

    // The caller is told at once, even when the method takes no notice; unless it is in the middle of a write, which the token ends.
    void OnDeadline()
    {
        lock (gate)
        {
            if (HasEnded)
            {
                return;
            }

            deadlineExceeded = true;
            if (!isWriting)
            {
                HasEnded = true;
                StatusCore = DeadlineExceeded;
                responseTrailers = null;
                earlyEnd = EndEarlyAsync();
            }
        }

        environment.Logger.DeadlineExceeded(Method, timeout);
        cancellation!.Cancel();
    }

    async Task EndEarlyAsync()
    {
        WriteStatus();
        await http.Response.CompleteAsync();
    }

    void BeginWrite()
    {
        lock (gate)
        {
            if (HasEnded || deadlineExceeded)
            {
                throw deadlineExceeded
                    ? new OperationCanceledException("Can't write: the deadline of the call has passed.", CancellationToken)
                    : new InvalidOperationException("Can't write after the call has ended.");
            }

            if (isWriting)
            {
                throw new InvalidOperationException("Can't write a message while the previous write is under way; await it first.");
            }

            isWriting = true;
        }
    }

    void EndWrite()
    {
        lock (gate)
        {
            isWriting = false;
        }
    }

    Status StatusOf(Exception exception)
    {
        switch (exception)
        {
            case RpcException rpc:
                foreach (var entry in rpc.Trailers)
                {
                    ResponseTrailers.Add(entry);
                }

                environment.Logger.StatusRaised(rpc.StatusCode, rpc.Status.Detail, Method);
                return rpc.Status;
            case BadHttpRequestException bad:
                environment.Logger.StatusRaised(StatusCode.Internal, bad.Message, Method);
                return new Status(StatusCode.Internal, bad.Message);
            default:
                environment.Logger.ErrorExecutingServiceMethod(Method, exception);
                const string detail = "Exception was thrown by handler.";
                return new Status(
                    StatusCode.Unknown,
                    environment.Options.EnableDetailedErrors ? $"{detail} {exception.GetType().Name}: {exception.Message}" : detail);
        }
    }

    // Before the response has started its trailers are its headers, which saves a frame.
    void WriteStatus()
    {
        var target = http.Response.HasStarted
            ? http.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers
            : http.Response.Headers;
        var status = StatusCore;
        try
        {
            if (responseTrailers is not null)
            {
                Append(target, responseTrailers);
            }
        }
        catch (RpcException exception)
        {
            environment.Logger.TrailerNotSent(Method, exception.Status.Detail);
            StatusCore = status = exception.Status;
        }

        target.GrpcStatus = StatusNumber.Of(status.StatusCode);
        if (!string.IsNullOrEmpty(status.Detail))
        {
            target.GrpcMessage = PercentEncoding.Encode(status.Detail);
        }
    }
}
