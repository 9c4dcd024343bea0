using System.CommandLine;

namespace Map.Cli.Up;

/// <summary>What ./map up starts as a process of its own; nobody types it.</summary>
static class SuperviseCommand
{
    public const string Name = "supervise";

    public static Command Create(Checkout checkout)
    {
        var command = new Command(Name, "Keep the service, the gateway and the database running.") { Hidden = true };
        command.SetAction(async (_, cancellation) =>
        {
            // This program is in the folder of its own name inside the copy.
            var folder = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))!;
            var programs = new ProgramCopy(folder, Path.GetFileName(folder));
            var addresses = Addresses.Load(checkout) ?? throw new CommandException("./map up has not said which addresses to use.");
            await new Supervisor(checkout, programs, addresses, TimeProvider.System).RunAsync(cancellation);
        });
        return command;
    }
}
