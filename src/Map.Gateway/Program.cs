using System.Net.Sockets;
using Map.Gateway;
using Map.Telemetry;
using Map.Tls;
using Microsoft.AspNetCore.Connections;

var environment = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args is ["health"] ? [] : args).Build();
OpenSslConfiguration.Use();
try
{
    if (args is ["health"])
        return await HealthProbe.RunAsync(GatewaySettings.From(environment));

    await using var app = Setup.Build(args);
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (exception is SettingsException or AdminPortException or CertificateException)
{
    return await FailAsync(exception.Message);
}
catch (IOException exception) when (exception.InnerException is AddressInUseException)
{
    return await FailAsync($"{exception.Message} Set {GatewaySettings.ListenKey} to another address.");
}
catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AccessDenied)
{
    return await FailAsync(
        $"This user may not listen at an address of {GatewaySettings.ListenKey}. Ports below 1024 need a right: in a unit of systemd AmbientCapabilities=CAP_NET_BIND_SERVICE, "
        + "else sysctl net.ipv4.ip_unprivileged_port_start=80. Or give a port of 1024 or more.");
}

async Task<int> FailAsync(string message)
{
    await using var errors = LoggedErrors.Begin(LogFormat.From(environment, []), "Map.Gateway");
    await Console.Error.WriteLineAsync(message);
    return 2;
}
