using Grpc.AspNetCore.Server;

namespace Map.Service.Hosting;

/// <summary>Gives every call without a deadline one, as if the caller had set it.</summary>
static class BoundedTime
{
    const string Header = "grpc-timeout";

    // In the form of the header: 10 seconds for a single response, 10 minutes for a stream, which the client reads at its own pace.
    const string Unary = "10S";
    const string Stream = "10M";

    public static IApplicationBuilder UseBoundedTime(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var method = context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method;
        if (method is not null && !context.Request.Headers.ContainsKey(Header))
            context.Request.Headers[Header] = method.Type == MethodType.Unary ? Unary : Stream;
        return next(context);
    });
}
