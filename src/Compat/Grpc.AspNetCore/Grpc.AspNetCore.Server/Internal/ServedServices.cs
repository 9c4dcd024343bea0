using Microsoft.AspNetCore.Http;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>The names of the services that have been mapped.</summary>
sealed class ServedServices
{
    readonly HashSet<string> names = [];

    public int Count => names.Count;

    public void Add(string service) => names.Add(service);

    /// <summary>Whether a path, /package.Service/Method, is of one of them.</summary>
    public bool Contains(PathString path) => path.Value?.LastIndexOf('/') is > 0 and var end && names.Contains(path.Value[1..end]);
}
