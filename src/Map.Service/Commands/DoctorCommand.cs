using System.CommandLine;
using System.Text.Json;
using Map.Service.Doctor;
using Map.Service.Hosting;

namespace Map.Service.Commands;

/// <summary><c>doctor</c>: what <c>./map doctor</c> asks of the database.</summary>
static class DoctorCommand
{
    public static Command Create(IConfiguration configuration, TimeProvider clock)
    {
        var command = new Command("doctor", "Look at the database in every way, and print the findings as JSON. It changes nothing.");
        command.SetAction(async (_, cancellation) =>
        {
            await using var database = MapDatabase.Connect(ServiceSettings.ReadDatabase(configuration));
            var findings = await DatabaseDoctor.RunAsync(database, DatabaseDoctor.Checks(ServiceSettings.ReadPool(configuration), clock), cancellation);
            Console.WriteLine(JsonSerializer.Serialize(findings, Finding.Form));
            return 0;
        });
        return command;
    }
}
