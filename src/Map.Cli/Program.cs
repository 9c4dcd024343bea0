using System.CommandLine;
using System.CommandLine.Help;
using Map.Cli;
using Map.Cli.Export;
using Map.Cli.Import;
using Map.Cli.Keys;
using Map.Cli.Up;
using Map.Service.Errors;
using Map.Service.Storage;
using Npgsql;

var checkout = Checkout.Find();
var root = new Command("./map", "The open map of the border regime, and of the people who resist it.")
{
    new HelpOption(),
    UpCommand.Create(checkout),
    DownCommand.Create(checkout),
    StatusCommand.Create(checkout),
    ImportCommand.Create(checkout),
    ExportCommand.Create(checkout),
    KeyCommand.Create(checkout),
};

try
{
    // Ctrl-C cancels the verb, and it may then take as long as PostgreSQL needs to stop in good order.
    return await root.Parse(args).InvokeAsync(
        new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
}
catch (Exception failure) when (failure is CommandException or Refusal or MigrationRefusedException)
{
    await Console.Error.WriteLineAsync($"map: {failure.Message}");
    return 1;
}
// Entity Framework wraps what the provider throws.
catch (Exception failure) when ((failure as NpgsqlException ?? failure.InnerException as NpgsqlException) is { } database)
{
    await Console.Error.WriteLineAsync(
        $"map: the database failed: {database.Message}. What was under way is kept whole or not at all. See ./map status, and try again.");
    return 1;
}
catch (OperationCanceledException)
{
    return 130;
}
