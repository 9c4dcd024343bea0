using Map.Service;
using Map.Service.Commands;
using Map.Service.Hosting;
using Map.Telemetry;
using Map.Tls;
using Microsoft.AspNetCore.Connections;

// Options without a command are settings, such as --MAP_PLACES_URL=http://127.0.0.1:5081.
var isCommand = args is [var first, ..] && (!first.StartsWith('-') || first is "-h" or "--help" or "-?");
var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(isCommand ? [] : args).Build();
if (isCommand)
    return await OperatorCommands.RunAsync(configuration, args, TimeProvider.System);

ServiceSettings settings;
try
{
    settings = ServiceSettings.Read(configuration);
}
catch (SettingsException exception)
{
    await using var errors = LoggedErrors.Begin(LogFormat.From(configuration, []), "Map.Service");
    await Console.Error.WriteLineAsync(exception.Message);
    return 2;
}

await using var app = Setup.Build(settings);
try
{
    await app.Services.GetRequiredService<PreparedDatabase>().PrepareAsync(CancellationToken.None);
    await app.StartAsync();
}
catch (IOException exception) when (exception.InnerException is AddressInUseException)
{
    app.Logger.CannotStart($"{exception.Message} Choose another address with MAP_PLACES_URL.");
    return 1;
}
catch (Exception exception) when (exception is SettingsException or CertificateException or MigrationRefusedException or NpgsqlException or IOException)
{
    app.Logger.CannotStart(exception.Message);
    return 1;
}
app.Logger.Listening(string.Join(' ', app.Urls));
await app.WaitForShutdownAsync();
return 0;
