using System.Collections.ObjectModel;

namespace Grpc.AspNetCore.HealthChecks;

/// <summary>The services whose health can be asked for, by name.</summary>
public sealed class ServiceMappingCollection : KeyedCollection<string, ServiceMapping>
{
    /// <summary>The health of that service is that of the checks that match; replaces an earlier mapping of the name.</summary>
    public void Map(string name, Func<HealthCheckMapContext, bool> predicate)
    {
        Remove(name);
        Add(new ServiceMapping(name, predicate));
    }

    protected override string GetKeyForItem(ServiceMapping item) => item.Name;
}
