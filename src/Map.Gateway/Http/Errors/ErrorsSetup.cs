using Map.Telemetry;

namespace Map.Gateway.Http.Errors;

static class ErrorsSetup
{
    public static IServiceCollection AddErrors(this IServiceCollection services) => services
        .AddProblemDetails()
        .AddExceptionHandler<ExceptionProblem>()
        // Malformed requests are the caller's fault: only other exceptions are logged.
        .Configure<ExceptionHandlerOptions>(options =>
            options.SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException)
        .AddSingleton<LogThrottle>()
        .AddSingleton<RefusalMetrics>()
        .AddSingleton<IMetricSource>(all => all.GetRequiredService<RefusalMetrics>())
        .AddSingleton<GraphQLErrors>();
}
