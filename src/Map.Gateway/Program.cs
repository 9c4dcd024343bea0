using System.Net.Sockets;
using Map.Gateway;
using Map.Tls;
using Microsoft.AspNetCore.Connections;

OpenSslConfiguration.Use();
try
{
    if (args is ["health"])
        return await HealthProbe.RunAsync(GatewaySettings.From(new ConfigurationBuilder().AddEnvironmentVariables().Build()));

    await using var app = Setup.Build(args);
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (exception is SettingsException or CertificateException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 2;
}
catch (IOException exception) when (exception.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync($"{exception.Message} Set {GatewaySettings.ListenKey} to another address.");
    return 2;
}
catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AccessDenied)
{
    await Console.Error.WriteLineAsync(
        $"This user may not listen at an address of {GatewaySettings.ListenKey}. Ports below 1024 need a right: in a unit of systemd AmbientCapabilities=CAP_NET_BIND_SERVICE, "
        + "else sysctl net.ipv4.ip_unprivileged_port_start=80. Or give a port of 1024 or more.");
    return 2;
}
