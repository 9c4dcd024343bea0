using System.IO.Compression;
using System.Runtime.CompilerServices;
using Grpc.Core;
using Grpc.Net.Common.Internal;

namespace Grpc.Net.Client.Internal.Retry;

/// <summary>
/// One call with a retry policy: attempts in a row, until one is answered, or fails in a way that another would not mend.
/// https://github.com/grpc/proposal/blob/master/A6-client-retries.md
/// </summary>
sealed class RetryCall<TRequest, TResponse>(
    GrpcChannel channel, Method<TRequest, TResponse> method, CallOptions options, ChannelRetries retries, RetrySettings settings)
    : ClientCall<TRequest, TResponse>(channel, method, options)
    where TRequest : class
    where TResponse : class
{
    const string PreviousAttempts = "grpc-previous-rpc-attempts";

    readonly RequestLog requests = new(retries);
    GrpcCall<TRequest, TResponse>? attempt;
    byte[]? smallRequest;
    int failuresInARow;

    public override Task<TResponse> StartUnary(TRequest request)
    {
        AddOnly(request);
        return RunSingleAsync();
    }

    public override IAsyncStreamReader<TResponse> StartServerStreaming(TRequest request)
    {
        AddOnly(request);
        return new ClientStreamReader<TRequest, TResponse>(this, RunAttemptsAsync());
    }

    public override (IClientStreamWriter<TRequest> Requests, Task<TResponse> Response) StartClientStreaming() =>
        (new RetryStreamWriter<TRequest, TResponse>(this, requests), RunSingleAsync());

    public override (IClientStreamWriter<TRequest> Requests, IAsyncStreamReader<TResponse> Responses) StartDuplexStreaming() =>
        (new RetryStreamWriter<TRequest, TResponse>(this, requests),
            new ClientStreamReader<TRequest, TResponse>(this, RunAttemptsAsync()));

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<TResponse?> ReadNextAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!HasFinished && await attempt!.ReadNextAsync(cancellationToken).ConfigureAwait(false) is { } message)
            {
                return message;
            }

            FinishFromAttempt();
        }
        catch (Exception exception)
        {
            FinishFrom(exception);
        }

        return GetStatus().StatusCode == StatusCode.OK ? null : throw CreateException();
    }

    /// <summary>The message as it goes over the wire.</summary>
    public byte[] Serialize(TRequest message, WriteOptions? writeOptions)
    {
        using var buffer = new PooledBufferWriter(0);
        new MessageWriter(buffer, CallHeaders.RequestEncoding(Options.Headers), CompressionLevel.Fastest, Channel.MaxSendMessageSize)
            .Write(message, method.RequestMarshaller, writeOptions);
        return buffer.WrittenSpan.ToArray();
    }

    protected override void Release() => requests.End();

    void AddOnly(TRequest request)
    {
        try
        {
            var message = Serialize(request, Options.WriteOptions);
            requests.AddOnly(message);
            smallRequest = SmallRequest.Fits(message.Length) ? message : null;
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }

    async Task<TResponse> RunSingleAsync()
    {
        await RunAttemptsAsync().ConfigureAwait(false);
        try
        {
            if (!HasFinished)
            {
                var message = await attempt!.ReadNextAsync(CancellationToken).ConfigureAwait(false);
                if (message is not null && await attempt.ReadNextAsync(CancellationToken).ConfigureAwait(false) is not null)
                {
                    throw WireFault.MoreThanOneMessage();
                }

                FinishFromAttempt(missingMessage: message is null);
                if (message is not null && GetStatus().StatusCode == StatusCode.OK)
                {
                    return message;
                }
            }
        }
        catch (Exception exception)
        {
            FinishFrom(exception);
        }

        throw CreateException();
    }

    /// <summary>Ends with an attempt that was answered, or with how the call ended.</summary>
    async Task RunAttemptsAsync()
    {
        try
        {
            if (HasFinished || !Watch())
            {
                return;
            }

            for (var number = 1; await AttemptAsync(number).ConfigureAwait(false) is { } delay; number++)
            {
                Channel.Logger.TryingAgain(number, method.FullName, attempt!.GetStatus().StatusCode, delay);
                await Task.Delay(delay, Channel.Time, CancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }

    /// <returns>When to try again; null when there is nothing more to try.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    async ValueTask<TimeSpan?> AttemptAsync(int number)
    {
        attempt = new GrpcCall<TRequest, TResponse>(Channel, method, OptionsOfAttempt(number));
        await SendAsync(attempt).ConfigureAwait(false);
        if (attempt.HasFinished && attempt.GetStatus().StatusCode != StatusCode.OK)
        {
            if (DelayAfter(number) is { } delay && requests.TryTakeBack())
            {
                return delay;
            }

            AdoptHeaders(attempt);
            FinishFromAttempt();
            return null;
        }

        requests.Commit();
        AdoptHeaders(attempt);
        return null;
    }

    Task SendAsync(GrpcCall<TRequest, TResponse> next)
    {
        if (smallRequest is not null)
        {
            return next.SendAttemptAsync(smallRequest);
        }

        var content = new ReplayContent(requests);
        requests.Begin(content);
        return next.SendAttemptAsync(content);
    }

    CallOptions OptionsOfAttempt(int number)
    {
        var attemptOptions = Options.WithCancellationToken(CancellationToken);
        return number == 1
            ? attemptOptions
            : attemptOptions.WithHeaders([.. Options.Headers ?? [], new Metadata.Entry(PreviousAttempts, $"{number - 1}")]);
    }

    TimeSpan? DelayAfter(int number)
    {
        var isRetryable = settings.RetryableStatusCodes.Contains(attempt!.GetStatus().StatusCode);
        var pushback = Pushback.Of(attempt.GetTrailers());
        // Other failures are the caller's own, and say nothing about the load of the servers.
        var isThrottled = (isRetryable || pushback == Pushback.Stop) && retries.Throttle?.CountFailure() == false;
        if (!isRetryable || isThrottled || pushback == Pushback.Stop || number >= settings.MaxAttempts || HasFinished)
        {
            return null;
        }

        failuresInARow = pushback is null ? failuresInARow + 1 : 0;
        return pushback ?? settings.BackoffAfter(failuresInARow, retries.Random);
    }

    void FinishFrom(Exception exception)
    {
        if (attempt is { HasFinished: true })
        {
            FinishFromAttempt();
        }
        else
        {
            Fail(exception);
        }
    }

    void FinishFromAttempt(bool missingMessage = false)
    {
        if (HasFinished)
        {
            return;
        }

        AdoptTrailers(attempt!);
        var status = attempt!.GetStatus();
        if (status.StatusCode == StatusCode.OK)
        {
            retries.Throttle?.CountSuccess();
            if (missingMessage)
            {
                status = new Status(StatusCode.Internal, "The call ended with OK but without a message.");
            }
        }

        Finish(status, endsEarly: false);
    }
}
