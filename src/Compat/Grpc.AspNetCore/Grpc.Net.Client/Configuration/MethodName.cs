namespace Grpc.Net.Client.Configuration;

/// <summary>Which methods a configuration is for: one of a service, all of a service, or all that no other names.</summary>
public sealed class MethodName
{
    /// <summary>All methods of all services that no other configuration names.</summary>
    public static readonly MethodName Default = new();

    /// <summary>With its package, such as <c>grpc.health.v1.Health</c>; empty for all services.</summary>
    public string? Service { get; set; }

    /// <summary>Empty for all methods of the service.</summary>
    public string? Method { get; set; }
}
