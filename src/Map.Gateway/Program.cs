using Map.Gateway;
using Microsoft.AspNetCore.Connections;

try
{
    if (args is ["health"])
        return await HealthProbe.RunAsync(GatewaySettings.From(new ConfigurationBuilder().AddEnvironmentVariables().Build()));

    await using var app = Setup.Build(args);
    await app.RunAsync();
    return 0;
}
catch (SettingsException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 2;
}
catch (IOException exception) when (exception.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync($"{exception.Message} Set {GatewaySettings.ListenKey} to another address.");
    return 2;
}
