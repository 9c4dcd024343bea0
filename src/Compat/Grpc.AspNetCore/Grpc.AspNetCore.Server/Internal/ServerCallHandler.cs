using Grpc.Core;
using Grpc.Net.Common.Internal;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Handles the calls of one method, from the HTTP request to the trailers.</summary>
abstract class ServerCallHandler(CallEnvironment environment, string methodName)
{
    /// <summary>Whether requests may take their time, so that Kestrel's limits for uploads do not apply.</summary>
    protected virtual bool StreamsRequests => false;

    public async Task HandleCallAsync(HttpContext http)
    {
        if (RequestProblem(http.Request) is { } problem)
        {
            environment.Logger.RequestRefused(http.Request.Path.Value, problem.Reason);
            http.Response.StatusCode = problem.HttpStatus;
            http.Response.Headers.GrpcStatus = StatusNumber.Of(StatusCode.Internal);
            if (problem.HttpStatus == StatusCodes.Status426UpgradeRequired)
            {
                http.Response.Headers.Upgrade = "HTTP/2";
            }

            http.Response.Headers.GrpcMessage = PercentEncoding.Encode(problem.Reason);
            return;
        }

        LiftUploadLimits(http);
        var begun = environment.Telemetry.Begin(environment.Time);
        var context = new HttpContextServerCallContext(http, environment);
        try
        {
            context.Start();
            await InvokeAsync(context);
        }
        catch (Exception exception)
        {
            context.Fail(exception);
        }
        finally
        {
            await context.EndAsync();
            environment.Telemetry.End(http, methodName, context.Status, begun, environment.Time);
        }
    }

    protected abstract Task InvokeAsync(HttpContextServerCallContext context);

    static (int HttpStatus, string Reason)? RequestProblem(HttpRequest request)
    {
        if (!GrpcProtocol.IsGrpcContentType(request.ContentType))
        {
            return (StatusCodes.Status415UnsupportedMediaType,
                $"Content-Type '{request.ContentType}' is not supported; gRPC calls have '{GrpcProtocol.ContentType}'.");
        }

        return HttpProtocol.IsHttp2(request.Protocol) || HttpProtocol.IsHttp3(request.Protocol)
            ? null
            : (StatusCodes.Status426UpgradeRequired, $"Request protocol '{request.Protocol}' is not supported; gRPC needs HTTP/2.");
    }

    // The size of each message is limited instead, and a call may be silent for as long as its deadline allows.
    void LiftUploadLimits(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        if (StreamsRequests && http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }
    }
}
