using Map.Telemetry;
using Microsoft.AspNetCore.HttpOverrides;

namespace Map.Gateway.Http.Limits;

static class LimitsSetup
{
    public static IServiceCollection AddCallerLimits(
        this IServiceCollection services, CallerLimitSettings settings, OverloadSettings overload, ConnectionSettings connections) => services
        .AddSingleton(settings)
        .AddSingleton<CallerBudgets>()
        .AddSingleton<CallerLimits>()
        .AddSingleton<IMetricSource, LimitsMetrics>()
        .AddSingleton(overload)
        .AddSingleton(connections)
        .AddSingleton<OpenConnections>()
        .AddSingleton<IMetricSource>(all => all.GetRequiredService<OpenConnections>())
        .AddSingleton<GatewayLimit>()
        .AddSingleton<Overload>()
        .AddSingleton<OverloadMetrics>()
        .AddSingleton<IMetricSource>(all => all.GetRequiredService<OverloadMetrics>())
        .AddRateLimiter(_ => { })
        .AddSingleton<Admission>()
        .AddSingleton<OperationCosts>()
        .AddSingleton<OperationBudget>();

    /// <summary>Refuses requests with a body that would be refused once it is read.</summary>
    public static void UseEarlyRefusal(this WebApplication app)
    {
        var overload = app.Services.GetRequiredService<Overload>();
        app.Use(next => context => overload.RefuseEarlyAsync(context, next));
    }

    /// <summary>Gives places to what has to be made, and refuses what is more than that.</summary>
    public static void UseGatewayLimit(this WebApplication app)
    {
        var overload = app.Services.GetRequiredService<Overload>();
        app.Use(next => context => overload.EnterAsync(context, next));
    }

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
