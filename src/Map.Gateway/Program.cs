using Map.Gateway;
using Map.Telemetry;
using Microsoft.AspNetCore.Connections;

var environment = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args is ["health"] ? [] : args).Build();
try
{
    if (args is ["health"])
        return await HealthProbe.RunAsync(GatewaySettings.From(environment));

    await using var app = Setup.Build(args);
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (exception is SettingsException or AdminPortException)
{
    return await FailAsync(exception.Message);
}
catch (IOException exception) when (exception.InnerException is AddressInUseException)
{
    return await FailAsync($"{exception.Message} Set {GatewaySettings.ListenKey} to another address.");
}

async Task<int> FailAsync(string message)
{
    await using var errors = LoggedErrors.Begin(LogFormat.From(environment, []), "Map.Gateway");
    await Console.Error.WriteLineAsync(message);
    return 2;
}
