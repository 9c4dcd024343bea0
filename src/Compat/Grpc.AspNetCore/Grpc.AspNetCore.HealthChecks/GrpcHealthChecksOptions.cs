namespace Grpc.AspNetCore.HealthChecks;

public sealed class GrpcHealthChecksOptions
{
    /// <summary>Which health checks say how a service is; the service named "" is the whole server, and all checks say how it is.</summary>
    public ServiceMappingCollection Services { get; } = [];

    /// <summary>Answer Check from the last results published rather than run the checks for each call.</summary>
    public bool UseHealthChecksCache { get; set; }

    /// <summary>Leave calls of Watch open when the server begins to shut down.</summary>
    public bool SuppressCompletionOnShutdown { get; set; }
}
