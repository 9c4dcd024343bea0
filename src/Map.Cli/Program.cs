using System.CommandLine;
using System.CommandLine.Help;
using Map.Cli;
using Map.Cli.Backups;
using Map.Cli.Doctor;
using Map.Cli.Dump;
using Map.Cli.Export;
using Map.Cli.Import;
using Map.Cli.Install;
using Map.Cli.Keys;
using Map.Cli.Links;
using Map.Cli.Log;
using Map.Cli.Mirrors;
using Map.Cli.Packages;
using Map.Cli.Rules;
using Map.Cli.Sources;
using Map.Cli.Up;
using Map.Cli.Webhooks;

var checkout = Checkout.Find();
var root = new Command("./map", "The open map of the border regime, and of the people who resist it.")
{
    new HelpOption(),
    UpCommand.Create(checkout),
    RunCommand.Create(checkout),
    DownCommand.Create(checkout),
    StatusCommand.Create(checkout),
    DoctorCommand.Create(checkout),
    MigrateCommand.Create(checkout),
    PackageCommand.Create(checkout),
    InstallCommand.Create(checkout),
    UpgradeCommand.Create(checkout),
    ImportCommand.Create(checkout),
    SourceCommand.Create(checkout),
    WebhookCommand.Create(checkout),
    LinkCommand.Create(checkout),
    ExportCommand.Create(checkout),
    DumpCommand.Create(checkout),
    MirrorCommand.Create(checkout),
    KeyCommand.Create(checkout),
    RuleCommand.Create(checkout),
    LogCommand.Create(checkout),
    BackupCommand.Create(checkout),
    RestoreCommand.Create(checkout),
    SuperviseCommand.Create(checkout),
};

try
{
    // Ctrl-C cancels the command, which may then take as long as PostgreSQL needs for an orderly stop.
    return await root.Parse(args).InvokeAsync(
        new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
}
catch (CommandException failure)
{
    await Console.Error.WriteLineAsync($"map: {failure.Message}");
    return 1;
}
catch (ServiceFailedException failure)
{
    return failure.ExitCode;
}
catch (OperationCanceledException)
{
    return 130;
}
