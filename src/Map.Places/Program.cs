using Map.Places;
using Map.Places.Hosting;
using Map.Places.Storage;
using Npgsql;

PlacesSettings settings;
try
{
    settings = PlacesSettings.Read(new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build());
}
catch (SettingsException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 2;
}

await using var app = Setup.Build(settings);
try
{
    await app.Services.GetRequiredService<PreparedDatabase>().PrepareAsync(CancellationToken.None);
    await app.StartAsync();
}
catch (Exception exception) when (exception is SettingsException or MigrationRefusedException or NpgsqlException or IOException)
{
    app.Logger.CannotStart(exception.Message);
    return 1;
}
app.Logger.Listening(string.Join(' ', app.Urls));
await app.WaitForShutdownAsync();
return 0;
