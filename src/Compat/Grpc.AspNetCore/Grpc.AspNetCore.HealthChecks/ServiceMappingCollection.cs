using System.Collections;

namespace Grpc.AspNetCore.HealthChecks;

/// <summary>The services whose health can be asked for, by name.</summary>
public sealed class ServiceMappingCollection : IEnumerable<ServiceMapping>
{
    readonly Dictionary<string, ServiceMapping> mappings = new(StringComparer.Ordinal);

    /// <summary>The health of that service is that of the checks that match; replaces an earlier mapping of the name.</summary>
    public void Map(string name, Func<HealthCheckMapContext, bool> predicate) => mappings[name] = new ServiceMapping(name, predicate);

    public void Add(ServiceMapping service)
    {
        ArgumentNullException.ThrowIfNull(service);
        mappings.Add(service.Name, service);
    }

    public void Remove(string name) => mappings.Remove(name);

    public void Clear() => mappings.Clear();

    public IEnumerator<ServiceMapping> GetEnumerator() => mappings.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal ServiceMapping? Find(string name) => mappings.GetValueOrDefault(name);
}
