using System.CommandLine;
using System.CommandLine.Help;
using Map.Service.Hosting;
using Map.Telemetry;

namespace Map.Service.Commands;

/// <summary>Commands that run on the database in MAP_DATABASE instead of serving. Called by ./map and in containers.</summary>
static class OperatorCommands
{
    /// <returns>The exit code: 0 when done, 1 when it failed, 2 when a setting is wrong or there is no such command, 130 when it was cancelled.</returns>
    public static async Task<int> RunAsync(IConfiguration configuration, string[] arguments, TimeProvider clock)
    {
        var commands = new Command("Map.Service", "The gRPC service of Map. Without a command it serves.")
        {
            new HelpOption(),
            HealthCommand.Create(configuration, clock),
            DoctorCommand.Create(configuration, clock),
            MigrateCommand.Create(configuration),
            SeedCommand.Create(configuration, clock),
            ImportCommand.Create(configuration, clock),
            SourceCommand.Create(configuration, clock),
            WebhookCommand.Create(configuration, clock),
            LinkCommand.Create(configuration, clock),
            MirrorCommand.Create(configuration, clock),
            KeyCommand.Create(configuration, clock),
            RuleCommand.Create(configuration, clock),
            LogCommand.Create(configuration),
            StateCommand.Create(configuration),
            StateCommand.Restored(configuration),
        };
        if (!commands.Subcommands.Any(command => command.Name == arguments[0]) && !arguments[0].StartsWith('-'))
        {
            await Console.Error.WriteLineAsync($"map: there is no command '{arguments[0]}'. map --help lists them.");
            return 2;
        }
        var wrong = new List<string>();
        // Standard output is for what a command is asked for, and stays as it is.
        await using var errors = LoggedErrors.Begin(LogFormat.From(configuration, wrong), "Map.Service.Commands");
        if (wrong.Count > 0)
        {
            await Console.Error.WriteLineAsync(wrong[0]);
            return 2;
        }

        try
        {
            // Ctrl-C and SIGTERM cancel a command; PostgreSQL may need the minute to roll a large import back.
            return await commands.Parse(arguments).InvokeAsync(
                new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
        }
        catch (SettingsException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 2;
        }
        catch (Exception failure) when (failure is Refusal or MigrationRefusedException)
        {
            return await FailAsync(failure.Message);
        }
        // Before the next clause: the exception of a cancelled statement has an inner NpgsqlException.
        catch (OperationCanceledException)
        {
            return 130;
        }
        // Entity Framework wraps Npgsql's exceptions.
        catch (Exception failure) when ((failure as NpgsqlException ?? failure.InnerException as NpgsqlException) is { } database)
        {
            return await FailAsync(
                $"the database failed: {database.Message}. The command was applied completely or not at all. See ./map status, and "
                + "try again.");
        }
    }

    /// <summary>Sets the action of a command, which gets a database whose tables are up to date and returns the exit code.</summary>
    public static void SetAction(
        this Command command, IConfiguration configuration, Func<ParseResult, NpgsqlDataSource, CancellationToken, Task<int>> action) =>
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var database = MapDatabase.Connect(ServiceSettings.ReadDatabase(configuration));
            await Migrations.ApplyAsync(database, cancellation);
            return await action(parsed, database, cancellation);
        });

    /// <returns>The exit code.</returns>
    public static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync($"map: {message}");
        return 1;
    }
}
