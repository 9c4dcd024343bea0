using System.CommandLine;
using Map.Service.Hosting;

namespace Map.Service.Commands;

/// <summary><c>migrate</c>: brings the tables to the schema of this program, as serving does at its start.</summary>
static class MigrateCommand
{
    public static Command Create(IConfiguration configuration)
    {
        var command = new Command("migrate", "Bring the tables of the database up to date; prints each migration that was missing.");
        command.SetAction(async (_, cancellation) =>
        {
            await using var database = MapDatabase.Connect(ServiceSettings.ReadDatabase(configuration));
            foreach (var name in await Migrations.ApplyAsync(database, cancellation)) Console.WriteLine(name);
        });
        return command;
    }
}
