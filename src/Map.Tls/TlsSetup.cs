using Map.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Map.Tls;

/// <summary>Certificates that are watched.</summary>
public static class TlsSetup
{
    /// <summary>Keeps a certificate by the name of its setting. All of them together are <see cref="IEnumerable{T}"/> of <see cref="WatchedCertificate"/>.</summary>
    public static IServiceCollection AddCertificate(this IServiceCollection services, CertificateFiles? files)
    {
        // Shown as not known where there is no certificate.
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMetricSource, CertificateMetrics>());
        if (files is null)
            return services;
        var setting = files.Certificate.Setting;
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddKeyedSingleton(setting, (provider, _) => new WatchedCertificate(
                files, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<WatchedCertificate>>()))
            .AddSingleton(provider => provider.GetRequiredKeyedService<WatchedCertificate>(setting))
            .AddHostedService<CertificateWatch>();
    }
}
