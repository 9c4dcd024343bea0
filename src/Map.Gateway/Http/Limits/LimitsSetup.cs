using Map.Telemetry;
using Microsoft.AspNetCore.HttpOverrides;

namespace Map.Gateway.Http.Limits;

static class LimitsSetup
{
    public static IServiceCollection AddCallerLimits(this IServiceCollection services, CallerLimitSettings settings) => services
        .AddSingleton(settings)
        .AddSingleton<CallerBudgets>()
        .AddSingleton<CallerLimits>()
        .AddSingleton<IMetricSource, LimitsMetrics>()
        .AddRateLimiter(_ => { })
        .AddSingleton<Admission>()
        .AddSingleton<OperationCosts>()
        .AddSingleton<OperationBudget>();

    /// <summary>Lets requests of an address in a few at a time.</summary>
    public static void UseAdmission(this WebApplication app) =>
        app.UseRateLimiter(app.Services.GetRequiredService<Admission>().Options);

    /// <summary>Charges every request to its caller.</summary>
    public static void UseCallerLimits(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<CallerLimits>();
        app.Use(next => context => limits.ChargeRequestAsync(context, next));
    }

    /// <summary>Takes the caller's address from <c>X-Forwarded-For</c>. Any client can write that header, so it is read only from proxies
    /// that the operator trusts, and only as far back as each hop is one of them.</summary>
    public static void UseTrustedProxies(this WebApplication app)
    {
        var trusted = app.Services.GetRequiredService<CallerLimitSettings>().TrustedProxies;
        if (trusted.Count == 0)
            return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in trusted)
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }
}
