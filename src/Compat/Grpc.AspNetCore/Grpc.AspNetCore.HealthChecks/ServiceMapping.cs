namespace Grpc.AspNetCore.HealthChecks;

/// <summary>The health checks of one service.</summary>
public sealed class ServiceMapping
{
    public ServiceMapping(string name, Func<HealthCheckMapContext, bool> healthCheckPredicate)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(healthCheckPredicate);
        Name = name;
        HealthCheckPredicate = healthCheckPredicate;
    }

    public string Name { get; }

    public Func<HealthCheckMapContext, bool> HealthCheckPredicate { get; }
}
