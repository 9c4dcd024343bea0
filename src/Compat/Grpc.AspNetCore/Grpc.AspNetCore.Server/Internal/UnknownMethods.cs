using Grpc.Net.Common.Internal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>
/// Answers the calls that no endpoint took, last in the pipeline. Not by routes: one for any service and method would be weighed, and
/// its values taken from the path, in each call of a method that exists.
/// </summary>
sealed class UnknownMethods(ServedServices served, IOptions<GrpcServiceOptions> options, IServiceProvider services) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        next(app);
        var environment = CallEnvironment.Create(MethodOptions.Create(options.Value, new GrpcServiceOptions()), services);
        var method = new UnimplementedCallHandler(environment, "Method is unimplemented.");
        var service = new UnimplementedCallHandler(environment, "Service is unimplemented.");
        app.Use(following => http =>
        {
            if (!IsCall(http.Request) || served.Count == 0)
            {
                return following(http);
            }

            if (served.Contains(http.Request.Path))
            {
                return method.HandleCallAsync(http);
            }

            return options.Value.IgnoreUnknownServices is true ? following(http) : service.HandleCallAsync(http);
        });
    };

    static bool IsCall(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && GrpcProtocol.IsGrpcContentType(request.ContentType);
}
