using Map.Telemetry;

namespace Map.Tls;

/// <summary>Until when the certificates hold that the process shows.</summary>
sealed class CertificateMetrics(IEnumerable<WatchedCertificate> certificates) : IMetricSource
{
    public IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        MetricDefinition.Of(MetricKind.Gauge, "map.certificate.not_after.timestamp", "s", "When the first of its certificates ends, in Unix time; NaN without one.",
            "less than 14 days ahead", () => certificates.Select(certificate => (double?)certificate.NotAfter.ToUnixTimeSeconds()).Min()),
    ];
}
