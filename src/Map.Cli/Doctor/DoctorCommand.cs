using System.CommandLine;
using System.Text.Json;
using Map.Cli.Clusters;
using Map.Contract;

namespace Map.Cli.Doctor;

/// <summary>./map doctor: what is wrong with a map, or soon will be, and how to mend it.</summary>
static class DoctorCommand
{
    public static Command Create(Checkout checkout)
    {
        var format = new Option<string>("--format") { Description = "How it is printed.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        var command = new Command("doctor", "Look at everything that can go wrong, and say how to mend it. Exit code 1 when something is a fault.") { format };
        command.SetAction(async (parsed, cancellation) =>
        {
            var findings = await new MapDoctor(checkout, await LocalDatabase.OfAsync(checkout), TimeProvider.System).RunAsync(cancellation);
            Console.WriteLine(parsed.GetValue(format) == "json" ? JsonSerializer.Serialize(findings, Finding.Form) : FindingTable.Of(findings));
            return findings.Any(finding => finding.Level == FindingLevel.Fault) ? 1 : 0;
        });
        return command;
    }
}
