namespace Map.Deploy.Tests.Proxies;

/// <summary>A test that needs HAProxy and nginx.</summary>
sealed class ProxyTheoryAttribute : TheoryAttribute
{
    public ProxyTheoryAttribute() =>
        Skip = File.Exists("/usr/sbin/haproxy") && File.Exists("/usr/sbin/nginx") ? null : "Needs Debian's haproxy and nginx-light: ./map rehearse proxies installs them.";
}
